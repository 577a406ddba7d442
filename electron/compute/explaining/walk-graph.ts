import { readFloats } from '../onnx/protobuf-reader.ts';
import type { Graph, GraphNode } from '../onnx/read-graph.ts';
import type { Attribute } from '../onnx/write-graph.ts';
import { NotOurs } from './explainer.ts';

/** The node that makes a value, which must be of this operator. Throws `NotOurs`. */
export function nodeOf(graph: Graph, value: string | undefined, operator: string): GraphNode {
  const node = graph.nodeByOutput.get(value ?? '');
  if (node?.operator === operator) return node;
  throw new NotOurs(`"${value}" is made by ${node?.operator ?? 'nothing'}, not by ${operator}`);
}

/** The operator that makes a value, or null for an input or a constant. */
export const operatorOf = (graph: Graph, value: string | undefined): string | null =>
  graph.nodeByOutput.get(value ?? '')?.operator ?? null;

export function constantFloats(graph: Graph, name: string | undefined): Float32Array {
  return readFloats(constantBytes(graph, name));
}

/** int64 numbers. */
export function constantLongs(graph: Graph, name: string | undefined): readonly number[] {
  const bytes = constantBytes(graph, name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 8) }, (_, index) => Number(view.getBigInt64(index * 8, true)));
}

function constantBytes(graph: Graph, name: string | undefined): Uint8Array {
  const bytes = graph.constants.get(name ?? '');
  if (bytes === undefined) throw new NotOurs(`"${name}" is no constant`);
  return bytes;
}

export const intOf = (node: GraphNode, name: string): number => {
  const attribute = attributeOf(node, name);
  return 'int' in attribute ? attribute.int : refuse(name);
};
export const intsOf = (node: GraphNode, name: string): Int32Array => {
  const attribute = attributeOf(node, name);
  return 'ints' in attribute ? Int32Array.from(attribute.ints) : refuse(name);
};
export const floatsOf = (node: GraphNode, name: string): Float32Array => {
  const attribute = attributeOf(node, name);
  return 'floats' in attribute ? attribute.floats : refuse(name);
};
export const textsOf = (node: GraphNode, name: string): readonly string[] => {
  const attribute = attributeOf(node, name);
  return 'texts' in attribute ? attribute.texts : refuse(name);
};

function attributeOf({ attributes, operator }: GraphNode, name: string): Attribute {
  const attribute = attributes.get(name);
  if (attribute === undefined) throw new NotOurs(`${operator} has no ${name}`);
  return attribute;
}

function refuse(name: string): never {
  throw new NotOurs(`${name} is of another type`);
}
