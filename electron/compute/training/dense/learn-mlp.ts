import type { MlpParameters } from '../../../../shared/training.ts';
import type { Network } from '../../neural/network.ts';
import { perceptron } from '../../neural/perceptron.ts';
import { answerScaleOf, answersOf } from '../answers.ts';
import type { FitRequest, FitResult } from '../fitted-model.ts';
import { fitNeural, scoreAll, scoresOf } from '../neural-fit.ts';
import { type StateOf, stateOf } from '../learned-state.ts';
import { classesOf } from '../read-target.ts';
import { extendPreparations, widenWeights } from './extend-preparations.ts';
import { exportMlp } from './export-mlp.ts';
import { mlpImportance } from './mlp-importance.ts';
import { fitPreparations, layColumns, type Preparation, prepareFeatures } from './prepare-features.ts';

/** A multi-layer perceptron over the prepared features. The rounds are epochs. Going on begins at the earlier weights. */
export async function learnMlp(request: FitRequest<MlpParameters>): Promise<FitResult> {
  const { data, rows, weights, parameters, breather } = request;
  const { features, target } = data;
  const start = stateOf('mlp', request.start);
  const learned = { rows, ...(weights && { weights }) };
  const preparations = await (start === null
    ? fitPreparations(features, learned, breather)
    : extendPreparations(start.preparations, features, learned, breather));
  const layout = layColumns(preparations);
  const matrix = await prepareFeatures(features, preparations, breather);
  const answer = answerScaleOf(target, request);
  const scores = scoresOf(target);
  const network: Network = {
    input: { dtype: 'float32', shape: [layout.width] },
    layers: perceptron(layout.width, parameters.hidden, parameters.activation, scores, parameters.dropout),
  };
  const [first = scores] = parameters.hidden;
  const fit = await fitNeural(network, matrix.values, answer, request, start && widened(start, preparations, first));
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
    state: { algorithm: 'mlp', parameters: fit.parameters, preparations, center: answer.center, scale: answer.scale },
  };
}

/** Earlier parameters as those of the extended preparations: only the first layer's weights are by column. */
function widened({ parameters, preparations }: StateOf<'mlp'>, extended: readonly Preparation[], outputs: number) {
  const own = layColumns(preparations).width * outputs;
  const create = (length: number) => new Float32Array(length);
  const weights = widenWeights(parameters.subarray(0, own), preparations, extended, outputs, create);
  return Float32Array.from([...weights, ...parameters.subarray(own)]);
}
