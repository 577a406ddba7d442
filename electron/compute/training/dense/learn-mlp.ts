import type { MlpParameters } from '../../../../shared/training.ts';
import type { Network } from '../../neural/network.ts';
import { perceptron } from '../../neural/perceptron.ts';
import { answerScaleOf, answersOf } from '../answers.ts';
import type { FitRequest, FitResult } from '../fitted-model.ts';
import { fitNeural, scoreAll, scoresOf } from '../neural-fit.ts';
import { classesOf } from '../read-target.ts';
import { exportMlp } from './export-mlp.ts';
import { mlpImportance } from './mlp-importance.ts';
import { fitPreparations, layColumns, prepareFeatures } from './prepare-features.ts';

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
      predict: async (asked, breathing) => {
        const { values } = await prepareFeatures(asked, preparations, breathing);
        return answersOf(answer, await scoreAll(network, values, fit.parameters, scores), scores);
      },
      export: () =>
        exportMlp({ features, preparations, network, parameters: fit.parameters, answer, classes: classesOf(target) }),
      importance: () => mlpImportance(features, preparations, layout, matrix, { network, parameters: fit.parameters }),
    },
    rounds: fit.rounds,
    curve: fit.curve,
  };
}
