import { GraphField, ModelField } from './onnx-format.ts';
import { readFields } from './protobuf-reader.ts';
import { type GraphNode, readNode } from './read-graph.ts';

/** Operators of ai.onnx.ml that name classes; what ZipMap says stands, for it is the last. */
const NAMING = ['ZipMap', 'TreeEnsembleClassifier', 'LinearClassifier', 'SVMClassifier'];
const ATTRIBUTES = ['classlabels_strings', 'classlabels_int64s', 'classlabels_ints'];

/**
 * The classes that a classifier's file names, in the order of its probabilities; empty where it names none, or where two
 * of its nodes name others.
 */
export function readClasses(onnx: Uint8Array): readonly string[] {
  const naming = nodesOf(onnx).filter(({ operator }) => NAMING.includes(operator));
  const zipMaps = naming.filter(({ operator }) => operator === 'ZipMap');
  const named = (zipMaps.length > 0 ? zipMaps : naming).map(classesOf).filter((classes) => classes.length > 1);
  const [first = [], ...others] = named;
  return others.every((classes) => classes.join('\n') === first.join('\n')) ? first : [];
}

/** Classes that one such node names. */
export function classesOf({ attributes }: GraphNode): readonly string[] {
  for (const name of ATTRIBUTES) {
    const attribute = attributes.get(name);
    if (attribute !== undefined && 'texts' in attribute) return attribute.texts;
    if (attribute !== undefined && 'ints' in attribute) return Array.from(attribute.ints, String);
  }
  return [];
}

/** Of the main graph, each once for each of its outputs; constants are not looked at. */
function nodesOf(onnx: Uint8Array): readonly GraphNode[] {
  const graphs = [...readFields(onnx)].filter(({ number }) => number === ModelField.graph);
  return graphs
    .flatMap(({ bytes }) => [...readFields(bytes)])
    .filter(({ number }) => number === GraphField.node)
    .flatMap(({ bytes }) => readNode(bytes).map(([, node]) => node));
}
