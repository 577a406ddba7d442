import type { PictureShape } from '../../../shared/picture.ts';
import { relu } from './layers/activation.ts';
import { convolution } from './layers/convolution.ts';
import { flatten } from './layers/flatten.ts';
import { maxPool } from './layers/max-pool.ts';
import { scalePixels } from './layers/scale-pixels.ts';
import type { Network } from './network.ts';
import { perceptron } from './perceptron.ts';

/** Two convolutions, each followed by the largest of 2 × 2 pixels, and a perceptron over what they found (after LeCun et al. 1998). */
export function smallConvnet(
  { channels, height, width }: PictureShape,
  filters: readonly number[],
  hidden: readonly number[],
  scores: number,
): Network {
  const [first = 1, second = 1] = filters;
  const found = [second, height / 4, width / 4] as const;
  return {
    input: { dtype: 'uint8', shape: [channels, height, width] },
    layers: [
      scalePixels,
      convolution(channels, first, height, width),
      maxPool,
      relu,
      convolution(first, second, height / 2, width / 2),
      maxPool,
      relu,
      flatten(found),
      ...perceptron(found[0] * found[1] * found[2], hidden, 'relu', scores),
    ],
  };
}
