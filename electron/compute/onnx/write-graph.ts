import {
  AttributeField,
  AttributeType,
  DimensionField,
  ELEMENT_TYPES,
  EntryField,
  GraphField,
  ModelField,
  NodeField,
  OpsetField,
  ShapeField,
  TensorField,
  TensorTypeField,
  TypeField,
  ValueField,
} from './onnx-format.ts';
import { littleEndianFloats, ProtobufWriter } from './protobuf-writer.ts';

type ElementType = keyof typeof ELEMENT_TYPES;
/** A string is a free dimension by that name. */
type Shape = readonly (number | string)[];

/** `int` and `ints` are whole numbers, so that a float attribute of 1 is never taken for one. */
export type Attribute =
  | { readonly int: number }
  | { readonly ints: Iterable<number> }
  | { readonly float: number }
  | { readonly floats: Float32Array }
  | { readonly text: string }
  | { readonly texts: readonly string[] };

export type NodeOptions = { readonly attributes?: Readonly<Record<string, Attribute>>; readonly domain?: string };

/**
 * Collects an ONNX graph. Every value has one name: a name that is taken already throws, `freeName` finds one that is
 * not. Values are declared before they are used.
 */
export class GraphWriter {
  readonly #names = new Set<string>();
  readonly #nodes: ProtobufWriter[] = [];
  readonly #initializers: ProtobufWriter[] = [];
  readonly #inputs: ProtobufWriter[] = [];
  readonly #outputs: ProtobufWriter[] = [];

  input(name: string, type: ElementType, shape: Shape): string {
    this.#inputs.push(valueInfo(this.#claim(name), type, shape));
    return name;
  }

  /** `name` is a value that some node made. */
  output(name: string, type: ElementType, shape: Shape): void {
    this.#outputs.push(valueInfo(name, type, shape));
  }

  /** Adds a node with one output (an input '' is left out), and returns that output's name: `wanted`, or the free name next to it. */
  node(operator: string, inputs: readonly string[], wanted: string, options: NodeOptions = {}): string {
    const output = this.#claim(this.freeName(wanted));
    const node = new ProtobufWriter();
    for (const input of inputs) node.text(NodeField.input, input);
    node.text(NodeField.output, output).text(NodeField.name, output).text(NodeField.opType, operator);
    for (const [name, value] of Object.entries(options.attributes ?? {})) {
      node.message(NodeField.attribute, attribute(name, value));
    }
    if (options.domain !== undefined) node.text(NodeField.domain, options.domain);
    this.#nodes.push(node);
    return output;
  }

  floats(wanted: string, dims: readonly number[], values: Float32Array): string {
    const name = this.#claim(this.freeName(wanted));
    const tensor = tensorHead(dims, 'float32').text(TensorField.name, name);
    this.#initializers.push(tensor.bytes(TensorField.rawData, littleEndianFloats(values)));
    return name;
  }

  scalar(wanted: string, value: number): string {
    return this.floats(wanted, [], Float32Array.of(value));
  }

  /** One dimension of int64. */
  longs(wanted: string, values: readonly number[]): string {
    const name = this.#claim(this.freeName(wanted));
    const raw = new DataView(new ArrayBuffer(values.length * 8));
    values.forEach((value, index) => raw.setBigInt64(index * 8, BigInt(value), true));
    const tensor = tensorHead([values.length], 'int64').text(TensorField.name, name);
    this.#initializers.push(tensor.bytes(TensorField.rawData, new Uint8Array(raw.buffer)));
    return name;
  }

  strings(wanted: string, values: readonly string[]): string {
    const name = this.#claim(this.freeName(wanted));
    const tensor = tensorHead([values.length], 'string');
    for (const value of values) tensor.text(TensorField.stringData, value);
    this.#initializers.push(tensor.text(TensorField.name, name));
    return name;
  }

  /** Takes in a node of another graph as it is written; `outputs` are its names here. */
  foreignNode(node: ProtobufWriter, outputs: readonly string[]): void {
    for (const output of outputs) this.#claim(output);
    this.#nodes.push(node);
  }

  /** Takes in a constant of another graph as it is written, by its name here. */
  foreignConstant(tensor: ProtobufWriter, name: string): void {
    this.#claim(name);
    this.#initializers.push(tensor);
  }

  /** `wanted`, or `wanted_2`, `wanted_3`, … where that is taken. */
  freeName(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#names.has(name); count += 1) name = `${wanted}_${count}`;
    return name;
  }

  finish(name: string): ProtobufWriter {
    const graph = new ProtobufWriter();
    for (const node of this.#nodes) graph.message(GraphField.node, node);
    graph.text(GraphField.name, name);
    for (const tensor of this.#initializers) graph.message(GraphField.initializer, tensor);
    for (const input of this.#inputs) graph.message(GraphField.input, input);
    for (const output of this.#outputs) graph.message(GraphField.output, output);
    return graph;
  }

  #claim(name: string): string {
    if (this.#names.has(name)) throw new Error(`Two values of the graph are called ${name}`);
    this.#names.add(name);
    return name;
  }
}

export type ModelHead = {
  readonly producer: string;
  readonly producerVersion: string;
  /** Version by operator set; '' is ONNX's own. */
  readonly opsets: Readonly<Record<string, number>>;
  /** What is not needed to score, by name. */
  readonly metadata?: Readonly<Record<string, string>>;
};

/** IR version 8 goes with opset 17: every ONNX Runtime since 1.12 reads it. */
const IR_VERSION = 8;

/** The bytes of a whole model. They hold no time and no random id: the same graph gives the same bytes. */
export function writeModel(graph: ProtobufWriter, head: ModelHead): Uint8Array<ArrayBuffer> {
  const model = new ProtobufWriter()
    .int(ModelField.irVersion, IR_VERSION)
    .text(ModelField.producerName, head.producer)
    .text(ModelField.producerVersion, head.producerVersion)
    .message(ModelField.graph, graph);
  for (const [domain, version] of Object.entries(head.opsets)) {
    model.message(
      ModelField.opsetImport,
      new ProtobufWriter().text(OpsetField.domain, domain).int(OpsetField.version, version),
    );
  }
  for (const [key, value] of Object.entries(head.metadata ?? {})) {
    model.message(ModelField.metadata, new ProtobufWriter().text(EntryField.key, key).text(EntryField.value, value));
  }
  return model.finish();
}

function tensorHead(dims: readonly number[], type: ElementType): ProtobufWriter {
  const tensor = new ProtobufWriter();
  for (const dim of dims) tensor.int(TensorField.dims, dim);
  return tensor.int(TensorField.dataType, ELEMENT_TYPES[type]);
}

export function valueInfo(name: string, type: ElementType, dims: Shape): ProtobufWriter {
  const shape = new ProtobufWriter();
  for (const dim of dims) {
    const dimension = new ProtobufWriter();
    if (typeof dim === 'string') dimension.text(DimensionField.parameter, dim);
    else dimension.int(DimensionField.value, dim);
    shape.message(ShapeField.dimension, dimension);
  }
  const tensor = new ProtobufWriter()
    .int(TensorTypeField.elementType, ELEMENT_TYPES[type])
    .message(TensorTypeField.shape, shape);
  return new ProtobufWriter()
    .text(ValueField.name, name)
    .message(ValueField.type, new ProtobufWriter().message(TypeField.tensor, tensor));
}

function attribute(name: string, value: Attribute): ProtobufWriter {
  const writer = new ProtobufWriter().text(AttributeField.name, name);
  const typed = (type: number): ProtobufWriter => writer.int(AttributeField.type, type);
  if ('int' in value) return typed(AttributeType.int).int(AttributeField.int, value.int);
  if ('ints' in value) return typed(AttributeType.ints).packedInts(AttributeField.ints, value.ints);
  if ('float' in value) return typed(AttributeType.float).float(AttributeField.float, value.float);
  if ('floats' in value) return typed(AttributeType.floats).packedFloats(AttributeField.floats, value.floats);
  if ('text' in value) return typed(AttributeType.text).text(AttributeField.text, value.text);
  typed(AttributeType.texts);
  for (const text of value.texts) writer.text(AttributeField.texts, text);
  return writer;
}
