import { GraphField, ModelField, NodeField, TensorField, ValueField } from '../onnx/onnx-format.ts';
import { type ProtobufField, readFields, readText } from '../onnx/protobuf-reader.ts';
import { ProtobufWriter } from '../onnx/protobuf-writer.ts';
import type { GraphWriter } from '../onnx/write-graph.ts';

/** Stands before every name of the foreign graph, so that none is taken. */
const PREFIX = 'backbone/';

/**
 * Writes another model's graph, which has one input and no graphs within its nodes, into this one: `input` is the value
 * that it reads here. Returns the name of its first output. Nodes and constants are copied as they are written.
 */
export function spliceGraph(graph: GraphWriter, onnx: Uint8Array, input: string): string {
  const parts = partsOf(onnx);
  const constants = new Set(parts(GraphField.initializer).map((part) => nameOf(part, TensorField.name)));
  const inputs = parts(GraphField.input).map((part) => nameOf(part, ValueField.name));
  const read = inputs.find((name) => !constants.has(name));
  const [first] = parts(GraphField.output).map((part) => nameOf(part, ValueField.name));
  if (read === undefined || first === undefined) throw new Error('The graph to splice in reads or answers nothing');
  const rename = (name: string): string => (name === '' ? '' : name === read ? input : `${PREFIX}${name}`);
  for (const part of parts(GraphField.initializer)) {
    const name = rename(nameOf(part, TensorField.name));
    graph.foreignConstant(renamedTensor(part, name), name);
  }
  for (const part of parts(GraphField.node)) spliceNode(graph, part, rename);
  return rename(first);
}

function spliceNode(graph: GraphWriter, part: ProtobufField, rename: (name: string) => string): void {
  const node = new ProtobufWriter();
  const outputs: string[] = [];
  for (const { number, bytes, raw } of readFields(part.bytes)) {
    if (number === NodeField.name) continue;
    const isValue = number === NodeField.input || number === NodeField.output;
    if (!isValue) node.raw(raw);
    else node.text(number, rename(readText(bytes)));
    if (number === NodeField.output && bytes.length > 0) outputs.push(rename(readText(bytes)));
  }
  node.text(NodeField.name, outputs[0] ?? '');
  graph.foreignNode(node, outputs);
}

function renamedTensor(part: ProtobufField, name: string): ProtobufWriter {
  const tensor = new ProtobufWriter();
  for (const { number, raw } of readFields(part.bytes)) if (number !== TensorField.name) tensor.raw(raw);
  return tensor.text(TensorField.name, name);
}

function partsOf(onnx: Uint8Array): (number: number) => readonly ProtobufField[] {
  const graph = [...readFields(onnx)].find(({ number }) => number === ModelField.graph);
  const fields = graph === undefined ? [] : [...readFields(graph.bytes)];
  return (number) => fields.filter((field) => field.number === number);
}

function nameOf({ bytes }: ProtobufField, field: number): string {
  for (const part of readFields(bytes)) if (part.number === field) return readText(part.bytes);
  return '';
}
