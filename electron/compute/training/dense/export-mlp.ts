import { fixParameters, type Network, writeNetwork } from '../../neural/network.ts';
import { GraphWriter, writeModel } from '../../onnx/write-graph.ts';
import { type AnswerScale, writeAnswers } from '../answers.ts';
import { declareInputs } from '../declare-inputs.ts';
import type { ExportedModel } from '../fitted-model.ts';
import type { FeatureColumn } from '../training-data.ts';
import type { Preparation } from './prepare-features.ts';
import { writePreparation } from './write-preparation.ts';

/** Raised whenever the same data and seed come to give other bytes. */
const TRAINER_VERSION = '2';

export type MlpToExport = {
  readonly features: readonly FeatureColumn[];
  readonly preparations: readonly Preparation[];
  readonly network: Network;
  readonly parameters: Float32Array;
  readonly answer: AnswerScale;
  /** In the order of the probabilities; empty for regression. */
  readonly classes: readonly string[];
};

export function exportMlp({
  features,
  preparations,
  network,
  parameters,
  answer,
  classes,
}: MlpToExport): ExportedModel {
  const graph = new GraphWriter();
  const inputs = declareInputs(graph, features);
  const matrix = writePreparation(graph, features, preparations);
  const { scores } = writeNetwork(graph, network, matrix, fixParameters(graph, network, parameters));
  const outputs = writeAnswers(graph, scores, answer, classes);
  const onnx = writeModel(graph.finish('fieldloop-mlp'), {
    producer: 'fieldloop',
    producerVersion: TRAINER_VERSION,
    opsets: { '': 17, 'ai.onnx.ml': 3 },
  });
  return { onnx, inputs, outputs };
}
