import { GraphWriter, writeModel } from '../../onnx/write-graph.ts';
import { type AnswerScale, writeAnswers } from '../answers.ts';
import { declareInputs } from '../declare-inputs.ts';
import type { ExportedModel } from '../fitted-model.ts';
import type { FeatureColumn } from '../training-data.ts';
import { layColumns, type Preparation } from './prepare-features.ts';
import { writePreparation } from './write-preparation.ts';

/** Raised whenever the same data and seed come to give other bytes. */
const TRAINER_VERSION = '4';

/** Where a linear model's file keeps the means of its prepared columns, as JSON. */
export const MEANS_KEY = 'fieldloop.columnMeans';

export type LinearToExport = {
  readonly features: readonly FeatureColumn[];
  readonly preparations: readonly Preparation[];
  readonly linear: { readonly weights: Float32Array; readonly bias: Float32Array };
  /** Mean of each prepared column over the training rows: what an explanation starts from. */
  readonly means: Float64Array;
  readonly answer: AnswerScale;
  /** In the order of the probabilities; empty for regression. */
  readonly classes: readonly string[];
};

export function exportLinear({
  features,
  preparations,
  linear,
  means,
  answer,
  classes,
}: LinearToExport): ExportedModel {
  const graph = new GraphWriter();
  const inputs = declareInputs(graph, features);
  const matrix = writePreparation(graph, features, preparations);
  const { width } = layColumns(preparations);
  const weights = graph.floats('weights', [width, linear.bias.length], linear.weights);
  const bias = graph.floats('bias', [linear.bias.length], linear.bias);
  const scores = graph.node('Gemm', [matrix, weights, bias], 'scores');
  const outputs = writeAnswers(graph, scores, answer, classes);
  const onnx = writeModel(graph.finish('fieldloop-linear'), {
    producer: 'fieldloop',
    producerVersion: TRAINER_VERSION,
    opsets: { '': 17, 'ai.onnx.ml': 3 },
    metadata: { [MEANS_KEY]: JSON.stringify([...means]) },
  });
  return { onnx, inputs, outputs };
}
