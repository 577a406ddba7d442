import type { PictureShape } from '../../../../shared/picture.ts';
import { fixParameters, type Network, writeNetwork } from '../../neural/network.ts';
import { GraphWriter, writeModel } from '../../onnx/write-graph.ts';
import { type AnswerScale, writeAnswers } from '../answers.ts';
import type { ExportedModel } from '../fitted-model.ts';

/** Raised whenever the same data and seed come to give other bytes. */
const TRAINER_VERSION = '1';

export type ImageHeadToExport = {
  readonly column: string;
  readonly shape: PictureShape;
  readonly network: Network;
  readonly parameters: Float32Array;
  readonly answer: AnswerScale;
  /** In the order of the probabilities; empty for regression. */
  readonly classes: readonly string[];
};

/** The input takes images as bytes, [rows, channels, height, width], by the column's name. */
export function exportImageHead({
  column,
  shape,
  network,
  parameters,
  answer,
  classes,
}: ImageHeadToExport): ExportedModel {
  const graph = new GraphWriter();
  const dims = [shape.channels, shape.height, shape.width];
  const pixels = graph.input(column, 'uint8', ['rows', ...dims]);
  const { scores } = writeNetwork(graph, network, pixels, fixParameters(graph, network, parameters));
  const outputs = writeAnswers(graph, scores, answer, classes);
  const onnx = writeModel(graph.finish('fieldloop-image-head'), {
    producer: 'fieldloop',
    producerVersion: TRAINER_VERSION,
    opsets: { '': 17, 'ai.onnx.ml': 3 },
  });
  return { onnx, inputs: [{ name: column, dtype: 'uint8', shape: [null, ...dims], columns: [column] }], outputs };
}
