import type { MlpParameters } from '../../../../shared/training.ts';
import { openScorer } from '../../neural/batch-runner.ts';
import type { Network } from '../../neural/network.ts';
import { perceptron } from '../../neural/perceptron.ts';
import { answerScaleOf, answersOf } from '../answers.ts';
import type { FitRequest, FitResult } from '../fitted-model.ts';
import { fitNeural, scoresOf } from '../neural-fit.ts';
import { classesOf } from '../read-target.ts';
import { exportMlp } from './export-mlp.ts';
import { mlpImportance } from './mlp-importance.ts';
import { fitPreparations, layColumns, type Matrix, prepareFeatures } from './prepare-features.ts';

/** A multi-layer perceptron over the prepared features. The rounds are epochs. */
export async function learnMlp(request: FitRequest<MlpParameters>): Promise<FitResult> {
  const { data, rows, weights, parameters, breather } = request;
  const { features, target } = data;
  const preparations = await fitPreparations(features, { rows, ...(weights && { weights }) }, breather);
  const layout = layColumns(preparations);
  const matrix = await prepareFeatures(features, preparations, breather);
  const answer = answerScaleOf(target, request);
  const scores = scoresOf(target);
  const network: Network = {
    input: { dtype: 'float32', shape: [layout.width] },
    layers: perceptron(layout.width, parameters.hidden, parameters.activation, scores),
  };
  const fit = await fitNeural(network, matrix.values, answer, request);
  return {
    model: {
      predict: async (asked, breathing) =>
        answersOf(
          answer,
          await scoreMatrix(network, await prepareFeatures(asked, preparations, breathing), fit.parameters, scores),
          scores,
        ),
      export: () =>
        exportMlp({ features, preparations, network, parameters: fit.parameters, answer, classes: classesOf(target) }),
      importance: () => mlpImportance(features, preparations, layout, matrix, { network, parameters: fit.parameters }),
    },
    rounds: fit.rounds,
    curve: fit.curve,
  };
}

async function scoreMatrix(
  network: Network,
  { values, rows }: Matrix,
  parameters: Float32Array,
  scoresPerRow: number,
): Promise<Float32Array> {
  const scorer = await openScorer(network, scoresPerRow);
  try {
    const all = Int32Array.from({ length: rows }, (_, row) => row);
    return await scorer.score(values, all, parameters);
  } finally {
    await scorer.release();
  }
}
