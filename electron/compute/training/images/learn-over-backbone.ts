import type { ImageHeadParameters } from '../../../../shared/training.ts';
import type { Backbone } from '../../backbone/backbone.ts';
import { embedPictures } from '../../backbone/embed-pictures.ts';
import type { Breather } from '../../breather.ts';
import type { Network } from '../../neural/network.ts';
import { perceptron } from '../../neural/perceptron.ts';
import { answerScaleOf, answersOf } from '../answers.ts';
import type { FitRequest, FitResult } from '../fitted-model.ts';
import { fitNeural, scoreAll, scoresOf } from '../neural-fit.ts';
import { stateOf } from '../learned-state.ts';
import { classesOf } from '../read-target.ts';
import type { FeatureColumn } from '../training-data.ts';
import { exportOverBackbone } from './export-over-backbone.ts';
import { imagesOf } from './images-of.ts';

/** A perceptron over what a frozen backbone makes of the data's one column of images. The rounds are epochs. */
export async function learnOverBackbone(
  request: FitRequest<ImageHeadParameters>,
  backbone: Backbone,
): Promise<FitResult> {
  const { data, rows, parameters, breather } = request;
  const { target } = data;
  const { column } = imagesOf(data.features);
  const answer = answerScaleOf(target, request);
  const scores = scoresOf(target);
  const embed = (features: readonly FeatureColumn[], breathing: Breather) => {
    const { pictures, chunk } = imagesOf(features);
    return embedPictures(pictures, backbone, chunk, breathing);
  };
  const { values, width } = await embed(data.features, breather);
  const start = stateOf('image-head', request.start);
  const standard = start?.standard ?? standardOf(values, width, rows);
  const network: Network = {
    input: { dtype: 'float32', shape: [width] },
    layers: perceptron(width, parameters.hidden, 'relu', scores),
  };
  const earlier = start && start.parameters.slice();
  const fit = await fitNeural(network, standardise(values, standard), answer, request, earlier);
  return {
    model: {
      predict: async (asked, breathing) => {
        const embedded = await embed(asked, breathing);
        const inputs = standardise(embedded.values, standard);
        return answersOf(answer, await scoreAll(network, inputs, fit.parameters, scores), scores);
      },
      export: () =>
        exportOverBackbone({ column, backbone, standard, network, fit, answer, classes: classesOf(target) }),
      importance: () => [{ column, share: 1 }],
    },
    rounds: fit.rounds,
    curve: fit.curve,
    state: {
      algorithm: 'image-head',
      parameters: fit.parameters,
      standard,
      center: answer.center,
      scale: answer.scale,
    },
  };
}

/** Float32, as the exported graph holds them; a number that never changes is scaled by 1. */
export type Standard = { readonly centers: Float32Array; readonly scales: Float32Array };

function standardOf(values: Float32Array, width: number, rows: Int32Array): Standard {
  const [centers, squares] = [new Float64Array(width), new Float64Array(width)];
  for (const row of rows) {
    for (let at = 0; at < width; at += 1) centers[at] = (centers[at] as number) + (values[row * width + at] as number); // in range, here and below
  }
  for (let at = 0; at < width; at += 1) centers[at] = (centers[at] as number) / rows.length;
  for (const row of rows) {
    for (let at = 0; at < width; at += 1) {
      squares[at] = (squares[at] as number) + ((values[row * width + at] as number) - (centers[at] as number)) ** 2;
    }
  }
  const scales = Float32Array.from(squares, (sum) => Math.sqrt(sum / rows.length)).map((scale) =>
    scale > 1e-6 ? scale : 1,
  );
  return { centers: Float32Array.from(centers), scales };
}

const standardise = (values: Float32Array, { centers, scales }: Standard): Float32Array =>
  values.map(
    (value, at) =>
      Math.fround(value - (centers[at % centers.length] as number)) / (scales[at % scales.length] as number), // in range
  );
