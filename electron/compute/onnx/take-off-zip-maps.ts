import { classesOf } from './class-labels.ts';
import { GraphField, ModelField, NodeField, ValueField } from './onnx-format.ts';
import { readFields, readText } from './protobuf-reader.ts';
import { ProtobufWriter } from './protobuf-writer.ts';
import { readNode } from './read-graph.ts';
import { valueInfo } from './write-graph.ts';

/**
 * The model with each ZipMap of its main graph replaced by what goes into it: scikit-learn's and xgboost's exporters put
 * one at the end, and its answer, a list of dictionaries, is none that onnxruntime-node can hand over. The output keeps
 * its name and becomes a tensor [rows, classes]. The file that is kept, and its sha256, stay those of the person. A model
 * without one comes back as it is.
 */
export function takeOffZipMaps(onnx: Uint8Array): Uint8Array {
  const fields = [...readFields(onnx)];
  const graphs = fields.filter(({ number }) => number === ModelField.graph);
  const classesByOutput = new Map(graphs.flatMap(({ bytes }) => zipMapsIn(bytes)));
  if (classesByOutput.size === 0) return onnx;
  const model = new ProtobufWriter();
  for (const { number, bytes, raw } of fields) {
    if (number === ModelField.graph) model.message(number, withoutZipMaps(bytes, classesByOutput));
    else model.raw(raw);
  }
  return model.finish();
}

type ClassesByOutput = ReadonlyMap<string, number>;

/** Its output with how many classes it names. */
function zipMapsIn(graph: Uint8Array): readonly (readonly [string, number])[] {
  return [...readFields(graph)]
    .filter(({ number }) => number === GraphField.node)
    .flatMap(({ bytes }) => readNode(bytes))
    .filter(([, { operator }]) => operator === 'ZipMap')
    .map(([output, node]) => [output, classesOf(node).length]);
}

function withoutZipMaps(graph: Uint8Array, classesByOutput: ClassesByOutput): ProtobufWriter {
  const written = new ProtobufWriter();
  for (const { number, bytes, raw } of readFields(graph)) {
    if (number === GraphField.node) written.message(number, passingOn(bytes));
    else if (number === GraphField.output) written.message(number, asTensor(bytes, classesByOutput));
    else written.raw(raw);
  }
  return written;
}

/** The node as it is, or for a ZipMap one that hands its input on under the same name. */
function passingOn(node: Uint8Array): ProtobufWriter {
  const isZipMap = readNode(node).some(([, { operator }]) => operator === 'ZipMap');
  if (!isZipMap) return new ProtobufWriter().raw(node);
  const identity = new ProtobufWriter().text(NodeField.opType, 'Identity');
  for (const { number, raw } of readFields(node)) {
    if (number === NodeField.input || number === NodeField.output || number === NodeField.name) identity.raw(raw);
  }
  return identity;
}

function asTensor(output: Uint8Array, classesByOutput: ClassesByOutput): ProtobufWriter {
  const name = [...readFields(output)].find(({ number }) => number === ValueField.name);
  const text = name === undefined ? '' : readText(name.bytes);
  const classes = classesByOutput.get(text);
  return classes === undefined
    ? new ProtobufWriter().raw(output)
    : valueInfo(text, 'float32', ['rows', classes > 0 ? classes : 'classes']);
}
