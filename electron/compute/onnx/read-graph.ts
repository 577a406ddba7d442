import {
  AttributeField,
  AttributeType,
  EntryField,
  GraphField,
  ModelField,
  NodeField,
  TensorField,
  ValueField,
} from './onnx-format.ts';
import { ProtobufDamaged, type ProtobufField, readFields, readFloats, readInts, readText } from './protobuf-reader.ts';
import type { Attribute } from './write-graph.ts';

export type GraphNode = {
  readonly operator: string;
  readonly inputs: readonly string[];
  /** What `GraphWriter` writes; attributes of other kinds are left out. */
  readonly attributes: ReadonlyMap<string, Attribute>;
};

/** One model's main graph: the nodes by what they make, its constants as they are stored. */
export type Graph = {
  readonly nodeByOutput: ReadonlyMap<string, GraphNode>;
  /** Raw little-endian bytes of each constant. */
  readonly constants: ReadonlyMap<string, Uint8Array>;
  readonly inputs: ReadonlySet<string>;
  readonly outputs: readonly string[];
  readonly metadata: ReadonlyMap<string, string>;
};

/** Who made a model, read without its graph; '' where the file does not say. */
export function readProducer(onnx: Uint8Array): string {
  for (const { number, bytes } of readFields(onnx)) if (number === ModelField.producerName) return readText(bytes);
  return '';
}

/** What `writeModel` wrote, read back. Throws `ProtobufDamaged` for bytes that are no model. */
export function readGraph(onnx: Uint8Array): Graph {
  const fields = [...readFields(onnx)];
  const graph = fields.find(({ number }) => number === ModelField.graph);
  if (graph === undefined) throw new ProtobufDamaged('the model has no graph');
  const parts = [...readFields(graph.bytes)];
  const bytesOf = (number: number): Uint8Array[] =>
    parts.filter((part) => part.number === number).map(({ bytes }) => bytes);
  return {
    nodeByOutput: new Map(bytesOf(GraphField.node).flatMap(readNode)),
    constants: new Map(bytesOf(GraphField.initializer).map(readConstant)),
    inputs: new Set(bytesOf(GraphField.input).map(readName)),
    outputs: bytesOf(GraphField.output).map(readName),
    metadata: new Map(fields.filter(({ number }) => number === ModelField.metadata).map(readEntry)),
  };
}

/** One pair for each output. */
export function readNode(bytes: Uint8Array): readonly (readonly [string, GraphNode])[] {
  let operator = '';
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, Attribute>();
  for (const field of readFields(bytes)) {
    if (field.number === NodeField.opType) operator = readText(field.bytes);
    else if (field.number === NodeField.input) inputs.push(readText(field.bytes));
    else if (field.number === NodeField.output) outputs.push(readText(field.bytes));
    else if (field.number === NodeField.attribute) addAttribute(attributes, [...readFields(field.bytes)]);
  }
  return outputs.map((output) => [output, { operator, inputs, attributes }] as const);
}

function addAttribute(attributes: Map<string, Attribute>, fields: readonly ProtobufField[]): void {
  const only = (number: number): ProtobufField | undefined => fields.find((field) => field.number === number);
  const all = (number: number): ProtobufField[] => fields.filter((field) => field.number === number);
  const read: Record<number, () => Attribute> = {
    [AttributeType.int]: () => ({ int: only(AttributeField.int)?.int ?? 0 }),
    [AttributeType.ints]: () => ({ ints: all(AttributeField.ints).flatMap(readInts) }),
    [AttributeType.float]: () => ({
      float: readFloats(only(AttributeField.float)?.bytes ?? new Uint8Array(4))[0] ?? 0,
    }),
    [AttributeType.floats]: () => ({ floats: readFloats(joined(all(AttributeField.floats))) }),
    [AttributeType.text]: () => ({ text: readText(only(AttributeField.text)?.bytes ?? new Uint8Array(0)) }),
    [AttributeType.texts]: () => ({ texts: all(AttributeField.texts).map(({ bytes }) => readText(bytes)) }),
  };
  const attribute = read[only(AttributeField.type)?.int ?? 0]?.();
  const name = only(AttributeField.name);
  if (attribute !== undefined && name !== undefined) attributes.set(readText(name.bytes), attribute);
}

/** Packed numbers come as one field, others one by one. */
function joined(fields: readonly ProtobufField[]): Uint8Array {
  const [first] = fields;
  if (fields.length === 1 && first !== undefined) return first.bytes;
  const bytes = new Uint8Array(fields.reduce((size, field) => size + field.bytes.length, 0));
  let at = 0;
  for (const field of fields) {
    bytes.set(field.bytes, at);
    at += field.bytes.length;
  }
  return bytes;
}

function readConstant(bytes: Uint8Array): readonly [string, Uint8Array] {
  let [name, raw] = ['', new Uint8Array(0)];
  for (const field of readFields(bytes)) {
    if (field.number === TensorField.name) name = readText(field.bytes);
    else if (field.number === TensorField.rawData) raw = field.bytes.slice();
  }
  return [name, raw];
}

function readName(bytes: Uint8Array): string {
  for (const field of readFields(bytes)) if (field.number === ValueField.name) return readText(field.bytes);
  return '';
}

function readEntry({ bytes }: ProtobufField): readonly [string, string] {
  let [key, value] = ['', ''];
  for (const field of readFields(bytes)) {
    if (field.number === EntryField.key) key = readText(field.bytes);
    else if (field.number === EntryField.value) value = readText(field.bytes);
  }
  return [key, value];
}
