import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { fail, ok, type Result } from '../../../shared/result.ts';
import {
  ELEMENT_BYTES,
  ElementType,
  elementsOf,
  MOST_TENSOR_BYTES,
  type NamedTensor,
  tensorBytes,
} from '../../../shared/tensor.ts';
import { tensorOfHalves } from './half-tensor.ts';
import type { OpenModel } from './sessions.ts';

/**
 * Runs a model once on tensors as they are, by the names of its inputs; answers the outputs asked for, or all of them in
 * the model's order. Fails with `tensor.tooLarge`, `tensor.unknownInput`, `tensor.missingInput`, `tensor.wrongType`,
 * `tensor.wrongShape`, `tensor.badData`, `tensor.unknownOutput`, `tensor.notATensor` (a sequence or a map) or
 * `model.runFailed`.
 */
export async function runTensors(
  model: OpenModel,
  tensors: readonly NamedTensor[],
  wanted?: readonly string[],
): Promise<Result<{ outputs: NamedTensor[] }>> {
  const session = await model.sessionFor(1);
  const feeds = readFeeds(session, tensors);
  if (!feeds.ok) return feeds;
  const names = chooseOutputs(session, wanted);
  if (!names.ok) return names;
  try {
    return writeOutputs(await session.run(feeds.value, [...names.value]), names.value);
  } catch (error) {
    // ONNX Runtime throws plain errors for whatever goes wrong inside a model.
    const why = error instanceof Error ? error.message : String(error);
    return fail('model.runFailed', `The model failed on these tensors: ${why}`, 'Check their shapes and values.');
  }
}

type Metadata = InferenceSession.ValueMetadata;

function readFeeds(
  { inputMetadata }: Pick<InferenceSession, 'inputMetadata'>,
  tensors: readonly NamedTensor[],
): Result<Record<string, Tensor>> {
  if (sizeOf(tensors) > MOST_TENSOR_BYTES) return tooLarge('The tensors handed over');
  const feeds: Record<string, Tensor> = {};
  for (const tensor of tensors) {
    const input = inputMetadata.find(({ name }) => name === tensor.name);
    const feed = input === undefined ? unknownInput(tensor, inputMetadata) : readFeed(input, tensor);
    if (!feed.ok) return feed;
    feeds[tensor.name] = feed.value;
  }
  const missing = inputMetadata.find(({ name }) => feeds[name] === undefined);
  return missing === undefined ? ok(feeds) : missingInput(missing);
}

function readFeed(input: Metadata, tensor: NamedTensor): Result<Tensor> {
  const { name, datatype, shape, data } = tensor;
  if (!input.isTensor) return notATensor(name);
  if (input.type !== datatype) {
    return fail(
      'tensor.wrongType',
      `The input "${name}" takes ${input.type}, not ${datatype}.`,
      `Hand it over as ${input.type}.`,
    );
  }
  if (!fitsShape(input.shape, shape)) {
    return fail(
      'tensor.wrongShape',
      `The input "${name}" takes [${input.shape.join(', ')}], not [${shape.join(', ')}].`,
      'Hand it over in that shape; a name stands for any number.',
    );
  }
  const elements = elementsOf(shape);
  if (datatype === 'string') {
    return Array.isArray(data) && data.length === elements
      ? ok(new Tensor('string', data, shape))
      : badData(name, `${elements} texts`);
  }
  if (!(data instanceof Uint8Array) || data.length !== elements * ELEMENT_BYTES[datatype]) {
    return badData(name, `${elements} × ${ELEMENT_BYTES[datatype]} bytes`);
  }
  if (datatype === 'bool' && data.some((byte) => byte > 1)) return badData(name, 'bytes that are 0 or 1');
  return ok(tensorOf(datatype, data, shape));
}

const fitsShape = (declared: readonly (number | string)[], shape: readonly number[]): boolean =>
  declared.length === shape.length && declared.every((dim, axis) => typeof dim === 'string' || dim === shape[axis]);

/** Over a copy: a typed array needs an aligned start. */
export function tensorOf(
  datatype: Exclude<ElementType, 'string'>,
  bytes: Uint8Array,
  shape: readonly number[],
): Tensor {
  const { buffer } = new Uint8Array(bytes); // slice() of what came over a pipe, a Buffer, would copy nothing
  if (datatype === 'float16') return tensorOfHalves(new Uint16Array(buffer), shape);
  return new Tensor(datatype, new ARRAYS[datatype](buffer) as never, shape); // the constructor's overloads want one type each
}

const ARRAYS = {
  bool: Uint8Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  float64: Float64Array,
} as const;

function chooseOutputs(
  { outputMetadata }: Pick<InferenceSession, 'outputMetadata'>,
  wanted: readonly string[] | undefined,
): Result<readonly string[]> {
  const names = wanted ?? outputMetadata.map(({ name }) => name);
  for (const name of names) {
    const output = outputMetadata.find((known) => known.name === name);
    if (output === undefined) return unknownOutput(name, outputMetadata);
    if (!output.isTensor) return notATensor(name);
  }
  return ok(names);
}

function writeOutputs(
  results: InferenceSession.OnnxValueMapType,
  names: readonly string[],
): Result<{ outputs: NamedTensor[] }> {
  const outputs: NamedTensor[] = [];
  for (const name of names) {
    const output = results[name];
    const datatype = ElementType.safeParse(output?.type);
    if (output === undefined || !datatype.success) return notATensor(name);
    outputs.push({ name, datatype: datatype.data, shape: [...output.dims], data: dataOf(output) });
  }
  return sizeOf(outputs) > MOST_TENSOR_BYTES ? tooLarge("The model's answers") : ok({ outputs });
}

const dataOf = ({ data }: Tensor): NamedTensor['data'] =>
  Array.isArray(data) ? data : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

const sizeOf = (tensors: readonly NamedTensor[]): number =>
  tensors.reduce((sum, tensor) => sum + tensorBytes(tensor), 0);

const listOf = (values: readonly Metadata[]): string => values.map(({ name }) => `"${name}"`).join(', ');

const tooLarge = (what: string): Result<never> =>
  fail(
    'tensor.tooLarge',
    `${what} have more than ${MOST_TENSOR_BYTES / 2 ** 20} MB.`,
    'Ask for less at once, in several requests.',
  );

const unknownInput = ({ name }: NamedTensor, inputs: readonly Metadata[]): Result<never> =>
  fail('tensor.unknownInput', `The model has no input "${name}".`, `Its inputs are ${listOf(inputs)}.`);

const missingInput = ({ name }: Metadata): Result<never> =>
  fail('tensor.missingInput', `No tensor is given for the input "${name}".`, 'Hand over one for each input.');

const unknownOutput = (name: string, outputs: readonly Metadata[]): Result<never> =>
  fail('tensor.unknownOutput', `The model has no output "${name}".`, `Its outputs are ${listOf(outputs)}.`);

const notATensor = (name: string): Result<never> =>
  fail(
    'tensor.notATensor',
    `"${name}" is a sequence or a map, or of an element type that cannot be handed over.`,
    'Ask for other outputs, or export the model with tensors only.',
  );

const badData = (name: string, wanted: string): Result<never> =>
  fail(
    'tensor.badData',
    `The data of "${name}" do not fit its shape: ${wanted} are needed.`,
    'Check how they are laid out.',
  );
