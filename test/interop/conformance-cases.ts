import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, type TensorProto, TensorProtoSchema } from 'onnx-buf';
import { ELEMENT_TYPES } from '../../electron/compute/onnx/onnx-format.ts';
import { ELEMENT_BYTES, ElementType, elementsOf, type NamedTensor } from '../../shared/tensor.ts';

/** Where Debian's package libonnx-testdata puts ONNX's own conformance models. */
export const CONFORMANCE = '/usr/share/libonnx-testdata/data';
const KINDS = ['node', 'simple', 'pytorch-converted', 'pytorch-operator'];

export type ConformanceCase = {
  readonly name: string;
  readonly path: string;
  /** Null where one of them is a sequence, an optional, or of a type that has no place in onnxruntime-node. */
  readonly sets: readonly { readonly inputs: NamedTensor[]; readonly outputs: NamedTensor[] }[] | null;
};

/** Every model of the package with what goes in and what must come out. */
export function conformanceCases(): readonly ConformanceCase[] {
  return KINDS.flatMap((kind) =>
    readdirSync(join(CONFORMANCE, kind))
      .toSorted()
      .map((name) => readCase(name, join(CONFORMANCE, kind, name))),
  );
}

function readCase(name: string, folder: string): ConformanceCase {
  const path = join(folder, 'model.onnx');
  const { graph } = fromBinary(ModelProtoSchema, readFileSync(path));
  const constants = new Set(graph?.initializer.map((tensor) => tensor.name));
  const inputs = (graph?.input ?? []).filter((input) => !constants.has(input.name));
  const outputs = graph?.output ?? [];
  if ([...inputs, ...outputs].some(({ type }) => type?.value.case !== 'tensorType')) return { name, path, sets: null };
  const namesOf = (values: typeof inputs): readonly string[] => values.map((value) => value.name);
  const folders = readdirSync(folder).filter((entry) => entry.startsWith('test_data_set_'));
  const sets = folders.map((set) => ({
    inputs: readTensors(join(folder, set), 'input', namesOf(inputs)),
    outputs: readTensors(join(folder, set), 'output', namesOf(outputs)),
  }));
  const whole = sets.flatMap((set) =>
    set.inputs && set.outputs ? [{ inputs: set.inputs, outputs: set.outputs }] : [],
  );
  return { name, path, sets: whole.length === sets.length ? whole : null };
}

function readTensors(folder: string, kind: string, names: readonly string[]): NamedTensor[] | null {
  const tensors: NamedTensor[] = [];
  for (const [index, name] of names.entries()) {
    const path = join(folder, `${kind}_${index}.pb`);
    if (!existsSync(path)) continue;
    const tensor = namedTensor(name, fromBinary(TensorProtoSchema, readFileSync(path)));
    if (tensor === null) return null;
    tensors.push(tensor);
  }
  return tensors;
}

function namedTensor(name: string, tensor: TensorProto): NamedTensor | null {
  const datatype = ElementType.options.find((type) => ELEMENT_TYPES[type] === tensor.dataType);
  if (datatype === undefined) return null;
  const shape = tensor.dims.map(Number);
  if (datatype === 'string') {
    return { name, datatype, shape, data: tensor.stringData.map((bytes) => new TextDecoder().decode(bytes)) };
  }
  const isRaw = tensor.rawData.length > 0 || elementsOf(shape) === 0;
  return { name, datatype, shape, data: isRaw ? tensor.rawData : listedBytes(datatype, tensor) };
}

/** Numbers that the file lists one by one, in the list that their type belongs to. */
function listedBytes(datatype: Exclude<ElementType, 'string'>, tensor: TensorProto): Uint8Array {
  const lists = [tensor.floatData, tensor.doubleData, tensor.int32Data, tensor.int64Data, tensor.uint64Data];
  const numbers: readonly (number | bigint)[] = lists.find(({ length }) => length > 0) ?? [];
  const width = ELEMENT_BYTES[datatype];
  const view = new DataView(new ArrayBuffer(numbers.length * width));
  numbers.forEach((number, index) => {
    const at = index * width;
    if (datatype === 'float32') view.setFloat32(at, Number(number), true);
    else if (datatype === 'float64') view.setFloat64(at, Number(number), true);
    else if (width === 8) view.setBigInt64(at, BigInt(number), true);
    else if (width === 4) view.setInt32(at, Number(number), true);
    else if (width === 2) view.setInt16(at, Number(number), true);
    else view.setInt8(at, Number(number));
  });
  return new Uint8Array(view.buffer);
}
