import {
  AttributeField,
  GraphField,
  ModelField,
  NodeField,
  OpsetField,
} from '../../../electron/compute/onnx/onnx-format.ts';
import { ProtobufWriter } from '../../../electron/compute/onnx/protobuf-writer.ts';
import { GraphWriter } from '../../../electron/compute/onnx/write-graph.ts';
import { finish } from '../tiny-models.ts';

/** ONNX files that were made to do harm, by our own writer; each is sound as a file. */

const GRAPH = 5; // AttributeProto.AttributeType
const BOOL = 9; // TensorProto.DataType

/** A node `Loop` without a limit, over a value that its body makes anew each time. */
function endlessLoop(graph: GraphWriter, start: string, body: GraphWriter): void {
  const go = graph.node('Cast', [graph.scalar('one', 1)], 'go', { attributes: { to: { int: BOOL } } });
  const attribute = new ProtobufWriter()
    .text(AttributeField.name, 'body')
    .message(AttributeField.graph, body.finish('body'))
    .int(AttributeField.type, GRAPH);
  const loop = new ProtobufWriter();
  for (const input of ['', go, start]) loop.text(NodeField.input, input);
  loop.text(NodeField.output, 'end').text(NodeField.opType, 'Loop').message(NodeField.attribute, attribute);
  graph.foreignNode(loop, ['end']);
}

/** The body of such a loop: `grow` names what becomes of the value. */
function bodyOf(shape: readonly (number | string)[], grow: (body: GraphWriter, value: string) => string): GraphWriter {
  const body = new GraphWriter();
  body.input('count', 'int64', []);
  body.input('going', 'bool', []);
  body.input('value', 'float32', shape);
  body.output(body.node('Identity', ['going'], 'goOn'), 'bool', []);
  body.output(grow(body, 'value'), 'float32', shape);
  return body;
}

/** Runs for ever, as soon as it is run. */
export function hangs(): Uint8Array {
  const graph = new GraphWriter();
  graph.input('x', 'float32', ['N']);
  endlessLoop(
    graph,
    'x',
    bodyOf(['N'], (body, value) => body.node('Neg', [value], 'next')),
  );
  graph.output('end', 'float32', ['N']);
  return finish(graph);
}

/** From a megabyte on, becomes twice as large each time round. */
export function eatsMemory(): Uint8Array {
  const graph = new GraphWriter();
  graph.input('x', 'float32', ['N']);
  const megabyte = graph.node('Expand', ['x', graph.longs('size', [2 ** 18])], 'megabyte');
  const twice = { attributes: { axis: { int: 0 } } };
  endlessLoop(
    graph,
    megabyte,
    bodyOf(['M'], (body, value) => body.node('Concat', [value, value], 'next', twice)),
  );
  graph.output('end', 'float32', ['M']);
  return finish(graph);
}

/** Asks for four terabytes in one piece. */
export function asksForTerabytes(): Uint8Array {
  const graph = new GraphWriter();
  graph.input('x', 'float32', ['N']);
  const huge = graph.node('ConstantOfShape', [graph.longs('size', [2 ** 40])], 'huge');
  graph.output(graph.node('Add', ['x', huge], 'sum'), 'float32', ['N']);
  return finish(graph);
}

/** Functions of which each calls the next `times` times: written out, times ** depth nodes. */
export function callsGrow(depth: number, times: number): Uint8Array {
  const functions = Array.from({ length: depth }, (_, level) => ({
    name: `f${level}`,
    calls: Array.from({ length: times }, () => (level + 1 < depth ? `f${level + 1}` : 'Neg')),
  }));
  const model = new ProtobufWriter().raw(finish(callingGraph('f0')));
  for (const { name, calls } of functions) model.message(25, functionOf(name, calls)); // ModelProto.functions
  return model.finish();
}

/** A function that calls itself over two others. */
export function callsItself(): Uint8Array {
  const model = new ProtobufWriter().raw(finish(callingGraph('f0')));
  for (const [name, called] of [
    ['f0', ['f1', 'f2']],
    ['f1', ['f2', 'f0']],
    ['f2', ['f0', 'f1']],
  ] as const)
    model.message(25, functionOf(name, called));
  return model.finish();
}

function callingGraph(called: string): GraphWriter {
  const graph = new GraphWriter();
  graph.input('x', 'float32', ['N']);
  graph.output(graph.node(called, ['x'], 'y', { domain: 'local' }), 'float32', ['N']);
  return graph;
}

function functionOf(name: string, calls: readonly string[]): ProtobufWriter {
  const written = new ProtobufWriter().text(1, name).text(10, 'local'); // FunctionProto.name, .domain
  for (const called of calls) {
    const node = new ProtobufWriter().text(NodeField.opType, called);
    if (called !== 'Neg') node.text(NodeField.domain, 'local');
    written.message(7, node); // FunctionProto.node
  }
  return written;
}

/** A tensor kept at a place of its own: `location` is what the file says. */
export function readsFile(location: string): Uint8Array {
  const entry = new ProtobufWriter().text(1, 'location').text(2, location);
  const tensor = new ProtobufWriter().int(1, 2).int(2, 1).text(8, 'w').message(13, entry).int(14, 1);
  const graph = new GraphWriter();
  graph.input('x', 'float32', [2]);
  graph.foreignConstant(tensor, 'w');
  graph.output(graph.node('Add', ['x', 'w'], 'sum'), 'float32', [2]);
  return finish(graph);
}

/** An initializer that claims a shape and holds nothing. */
export function claimsShape(dims: readonly number[]): Uint8Array {
  const tensor = new ProtobufWriter();
  for (const dim of dims) tensor.int(1, dim);
  const graph = new GraphWriter();
  graph.input('x', 'float32', ['N']);
  graph.foreignConstant(tensor.int(2, 1).text(8, 'w'), 'w');
  graph.output(graph.node('Add', ['x', 'w'], 'sum'), 'float32', ['N']);
  return finish(graph);
}

/** Hidden as a field that nobody knows, these bytes make ONNX Runtime read the file as its own format. */
export function looksLikeRuntimeFormat(): Uint8Array {
  const hidden = new ProtobufWriter().text(2_000, 'xORTMxxxx').finish();
  return new ProtobufWriter()
    .raw(hidden)
    .raw(finish(callingGraph('Neg')))
    .finish();
}

/** Empty nodes: two bytes of file each, a hundred of memory. */
export function hasEmptyNodes(count: number): Uint8Array {
  const nodes = new Uint8Array(count * 2);
  for (let index = 0; index < nodes.length; index += 2) nodes[index] = GraphField.node * 8 + 2; // a message, 0 bytes long
  const opset = new ProtobufWriter().text(OpsetField.domain, '').int(OpsetField.version, 17);
  return new ProtobufWriter()
    .int(ModelField.irVersion, 8)
    .bytes(ModelField.graph, nodes)
    .message(ModelField.opsetImport, opset)
    .finish();
}
