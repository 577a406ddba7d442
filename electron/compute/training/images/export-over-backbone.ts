import { type Backbone, writeBackbone } from '../../backbone/backbone.ts';
import { fixParameters, type Network, writeNetwork } from '../../neural/network.ts';
import { GraphWriter, writeModel } from '../../onnx/write-graph.ts';
import { type AnswerScale, writeAnswers } from '../answers.ts';
import type { ExportedModel } from '../fitted-model.ts';
import type { Standard } from './learn-over-backbone.ts';

/** Raised whenever the same data and seed come to give other bytes. */
const TRAINER_VERSION = '1';

export type HeadToExport = {
  readonly column: string;
  readonly backbone: Backbone;
  readonly standard: Standard;
  readonly network: Network;
  readonly fit: { readonly parameters: Float32Array };
  readonly answer: AnswerScale;
  /** In the order of the probabilities; empty for regression. */
  readonly classes: readonly string[];
};

/** Backbone and head as one graph, written for the backbone's version of ONNX. The input is as of `exportImageHead`. */
export function exportOverBackbone(head: HeadToExport): ExportedModel {
  const { column, backbone, standard, network, fit, answer, classes } = head;
  const { channels, height, width } = backbone.shape;
  const dims = [channels, height, width];
  const graph = new GraphWriter();
  const embedding = writeBackbone(graph, backbone, graph.input(column, 'uint8', ['rows', ...dims]));
  const size = standard.centers.length;
  const centered = graph.node('Sub', [embedding, graph.floats('centers', [size], standard.centers)], 'centered');
  const inputs = graph.node('Div', [centered, graph.floats('scales', [size], standard.scales)], 'standard');
  const { scores } = writeNetwork(graph, network, inputs, fixParameters(graph, network, fit.parameters));
  const outputs = writeAnswers(graph, scores, answer, classes);
  const onnx = writeModel(graph.finish('fieldloop-image-head'), {
    producer: 'fieldloop',
    producerVersion: TRAINER_VERSION,
    opsets: { 'ai.onnx.ml': 3, ...backbone.opsets },
  });
  return { onnx, inputs: [{ name: column, dtype: 'uint8', shape: [null, ...dims], columns: [column] }], outputs };
}
