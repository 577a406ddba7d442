import type { ModelInput, ModelOutput } from '../../../shared/model.ts';
import type { Ensemble } from '../boosting/tree.ts';
import { GraphWriter, writeModel } from '../onnx/write-graph.ts';
import type { Encoder } from './encode-features.ts';
import type { FittedModel } from './fit-model.ts';
import type { FeatureColumn } from './training-data.ts';
import { treeAttributes } from './tree-attributes.ts';

export type ExportedModel = {
  readonly onnx: Uint8Array<ArrayBuffer>;
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly ModelOutput[];
};

/** Raised whenever the same data and seed come to give other bytes. */
const TRAINER_VERSION = '1';
const MACHINE_LEARNING = 'ai.onnx.ml';
const ROWS = 'rows';

/**
 * The model as one ONNX graph with its pre-processing inside: an input a feature ([rows, 1], by the column's name;
 * float32, or string for categories and booleans, '' where missing), outputs `label` and `probabilities`, or `value`.
 * `classes` are in the order of the probabilities, empty for regression.
 */
export function exportModel(
  model: FittedModel,
  features: readonly FeatureColumn[],
  classes: readonly string[],
): ExportedModel {
  const graph = new GraphWriter();
  const inputs = features.map(({ column }, index) => declareInput(graph, column.name, model.encoders[index]));
  const encoded = features.map(({ column }, index) => encodeInput(graph, column.name, model.encoders[index]));
  const matrix = graph.node('Concat', encoded, 'features', { attributes: { axis: { int: 1 } } });
  const scores = graph.node('TreeEnsembleRegressor', [matrix], 'scores', {
    domain: MACHINE_LEARNING,
    attributes: treeAttributes(model.ensemble),
  });
  const outputs =
    model.task === 'regression'
      ? answerValue(graph, scores, model)
      : answerClasses(graph, scores, model.ensemble, classes);
  const onnx = writeModel(graph.finish('fieldloop-trees'), {
    producer: 'fieldloop',
    producerVersion: TRAINER_VERSION,
    opsets: { '': 17, [MACHINE_LEARNING]: 3 },
  });
  return { onnx, inputs, outputs };
}

function declareInput(graph: GraphWriter, name: string, encoder: Encoder | undefined): ModelInput {
  const dtype = encoder?.kind === 'categories' ? 'string' : 'float32';
  graph.input(name, dtype, [ROWS, 1]);
  return { name, dtype, shape: [null, 1], columns: [name] };
}

/** A category becomes its rank. What the encoder does not know, the missing '' included, becomes NaN. */
function encodeInput(graph: GraphWriter, name: string, encoder: Encoder | undefined): string {
  if (encoder?.kind !== 'categories') return name;
  if (encoder.ranked.length === 0) return encodeUnknowable(graph, name);
  return graph.node('LabelEncoder', [name], `${name}_rank`, {
    domain: MACHINE_LEARNING,
    attributes: {
      keys_strings: { texts: encoder.ranked },
      values_floats: { floats: Float32Array.from(encoder.ranked.keys()) },
      default_float: { float: NaN },
    },
  });
}

/** No category was frequent enough to learn from, and LabelEncoder wants one: a key that stands for NaN as well. */
const encodeUnknowable = (graph: GraphWriter, name: string): string =>
  graph.node('LabelEncoder', [name], `${name}_rank`, {
    domain: MACHINE_LEARNING,
    attributes: {
      keys_strings: { texts: [''] },
      values_floats: { floats: Float32Array.of(NaN) },
      default_float: { float: NaN },
    },
  });

function answerValue(graph: GraphWriter, scores: string, { scale, center }: FittedModel): readonly ModelOutput[] {
  const scaled = graph.node('Mul', [scores, graph.floats('scale', [], Float32Array.of(scale))], 'scaled');
  const value = graph.node('Add', [scaled, graph.floats('center', [], Float32Array.of(center))], 'value');
  graph.output(value, 'float32', [ROWS, 1]);
  return [{ name: value, dtype: 'float32', shape: [null, 1], role: 'value' }];
}

function answerClasses(
  graph: GraphWriter,
  scores: string,
  { scoresPerRow }: Ensemble,
  classes: readonly string[],
): readonly ModelOutput[] {
  const probabilities =
    scoresPerRow === 1
      ? twoProbabilities(graph, scores)
      : graph.node('Softmax', [scores], 'probabilities', { attributes: { axis: { int: 1 } } });
  const likeliest = graph.node('ArgMax', [probabilities], 'likeliest', {
    attributes: { axis: { int: 1 }, keepdims: { int: 0 } },
  });
  const label = graph.node('Gather', [graph.strings('classes', classes), likeliest], 'label');
  graph.output(label, 'string', [ROWS]);
  graph.output(probabilities, 'float32', [ROWS, classes.length]);
  return [
    { name: label, dtype: 'string', shape: [null], role: 'label' },
    { name: probabilities, dtype: 'float32', shape: [null, classes.length], role: 'probabilities' },
  ];
}

function twoProbabilities(graph: GraphWriter, scores: string): string {
  const positive = graph.node('Sigmoid', [scores], 'positive');
  const negative = graph.node('Sub', [graph.floats('one', [], Float32Array.of(1)), positive], 'negative');
  return graph.node('Concat', [negative, positive], 'probabilities', { attributes: { axis: { int: 1 } } });
}
