import type { Ensemble } from '../../boosting/tree.ts';
import { GraphWriter, writeModel } from '../../onnx/write-graph.ts';
import { type AnswerScale, writeAnswers } from '../answers.ts';
import { declareInputs } from '../declare-inputs.ts';
import type { ExportedModel } from '../fitted-model.ts';
import type { FeatureColumn } from '../training-data.ts';
import type { Encoder } from './encode-features.ts';
import { treeAttributes } from './tree-attributes.ts';

/** Raised whenever the same data and seed come to give other bytes. */
const TRAINER_VERSION = '4';
const MACHINE_LEARNING = 'ai.onnx.ml';

export type TreesToExport = {
  readonly ensemble: Ensemble;
  readonly encoders: readonly Encoder[];
  readonly answer: AnswerScale;
  readonly features: readonly FeatureColumn[];
  /** In the order of the probabilities; empty for regression. */
  readonly classes: readonly string[];
};

export function exportTrees({ ensemble, encoders, answer, features, classes }: TreesToExport): ExportedModel {
  const graph = new GraphWriter();
  const inputs = declareInputs(graph, features);
  const encoded = features.map(({ column }, index) => encodeInput(graph, column.name, encoders[index]));
  const matrix = graph.node('Concat', encoded, 'features', { attributes: { axis: { int: 1 } } });
  const scores = graph.node('TreeEnsembleRegressor', [matrix], 'scores', {
    domain: MACHINE_LEARNING,
    attributes: treeAttributes(ensemble),
  });
  const outputs = writeAnswers(graph, scores, answer, classes);
  const onnx = writeModel(graph.finish('fieldloop-trees'), {
    producer: 'fieldloop',
    producerVersion: TRAINER_VERSION,
    opsets: { '': 17, [MACHINE_LEARNING]: 3 },
  });
  return { onnx, inputs, outputs };
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
