import { rowsOf } from '../../../../shared/column.ts';
import type { ImageHeadParameters } from '../../../../shared/training.ts';
import { layPictures } from '../../images/pictures.ts';
import { smallConvnet } from '../../neural/small-convnet.ts';
import { answerScaleOf, answersOf } from '../answers.ts';
import type { FitRequest, FitResult } from '../fitted-model.ts';
import { fitNeural, scoreAll, scoresOf } from '../neural-fit.ts';
import { stateOf } from '../learned-state.ts';
import { classesOf } from '../read-target.ts';
import type { FeatureColumn } from '../training-data.ts';
import { exportImageHead } from './export-image-head.ts';
import { imagesOf } from './images-of.ts';
import { learnOverBackbone } from './learn-over-backbone.ts';

/** Learns from the data's one column of images: over a backbone where one was given. The rounds are epochs. */
export function learnImageHead(request: FitRequest<ImageHeadParameters>): Promise<FitResult> {
  const { backbone } = imagesOf(request.data.features).pictures;
  return backbone === undefined ? learnConvnet(request) : learnOverBackbone(request, backbone);
}

/** A small convolutional network from the pixels on. */
async function learnConvnet(request: FitRequest<ImageHeadParameters>): Promise<FitResult> {
  const { data, parameters } = request;
  const { features, target } = data;
  const { column, pictures } = imagesOf(features);
  const answer = answerScaleOf(target, request);
  const scores = scoresOf(target);
  const network = smallConvnet(pictures.shape, parameters.filters, parameters.hidden, scores);
  const start = stateOf('image-head', request.start);
  const fit = await fitNeural(network, pixelsOf(features), answer, request, start && start.parameters.slice());
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
    state: {
      algorithm: 'image-head',
      parameters: fit.parameters,
      standard: null,
      center: answer.center,
      scale: answer.scale,
    },
  };
}

function pixelsOf(features: readonly FeatureColumn[]): Uint8Array {
  const { pictures, chunk } = imagesOf(features);
  return layPictures(pictures, chunk, 0, rowsOf(chunk));
}
