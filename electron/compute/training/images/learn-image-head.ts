import { rowsOf } from '../../../../shared/column.ts';
import type { ImageHeadParameters } from '../../../../shared/training.ts';
import { layPictures, type Pictures } from '../../images/pictures.ts';
import { smallConvnet } from '../../neural/small-convnet.ts';
import { answerScaleOf, answersOf } from '../answers.ts';
import type { FitRequest, FitResult } from '../fitted-model.ts';
import { fitNeural, scoreAll, scoresOf } from '../neural-fit.ts';
import { classesOf } from '../read-target.ts';
import type { FeatureColumn } from '../training-data.ts';
import { exportImageHead } from './export-image-head.ts';

/** A small convolutional network over the data's one column of images. The rounds are epochs. */
export async function learnImageHead(request: FitRequest<ImageHeadParameters>): Promise<FitResult> {
  const { data, parameters } = request;
  const { features, target } = data;
  const { column, pictures } = imagesOf(features);
  const answer = answerScaleOf(target, request);
  const scores = scoresOf(target);
  const network = smallConvnet(pictures.shape, parameters.filters, parameters.hidden, scores);
  const fit = await fitNeural(network, pixelsOf(features), answer, request);
  return {
    model: {
      predict: async (asked) =>
        answersOf(answer, await scoreAll(network, pixelsOf(asked), fit.parameters, scores), scores),
      export: () =>
        exportImageHead({
          column,
          shape: pictures.shape,
          network,
          parameters: fit.parameters,
          answer,
          classes: classesOf(target),
        }),
      importance: () => [{ column, share: 1 }],
    },
    rounds: fit.rounds,
    curve: fit.curve,
  };
}

/** `refuseFeatures` lets no other data through. */
function imagesOf([feature]: readonly FeatureColumn[]): {
  readonly column: string;
  readonly pictures: Pictures;
} {
  if (!feature?.pictures) throw new TypeError('There are no images to learn from');
  return { column: feature.column.name, pictures: feature.pictures };
}

function pixelsOf(features: readonly FeatureColumn[]): Uint8Array {
  const { pictures } = imagesOf(features);
  const chunk = features[0]?.chunk;
  if (chunk?.kind !== 'coded') throw new TypeError('A column of images holds numbers');
  return layPictures(pictures, chunk, 0, rowsOf(chunk));
}
