import type { Layer } from '../layer.ts';

const SIDE = 3;
const keepsSize = { ints: [1, 1, 1, 1] };
const exchangeFirstTwo = { attributes: { perm: { ints: [1, 0, 2, 3] } } };

/**
 * 3 × 3 convolution over [rows, channels, height, width] that keeps height and width. Its gradients are convolutions
 * as well: by the input, the transposed one; by the weights, that of the input with the gradient as kernel, rows and
 * channels exchanged.
 */
export const convolution = (channels: number, filters: number, height: number, width: number): Layer => ({
  parameters: [
    { name: 'kernel', dims: [filters, channels, SIDE, SIDE], spread: Math.sqrt(2 / (channels * SIDE * SIDE)) },
    { name: 'bias', dims: [filters], spread: 0 },
  ],
  write: (graph, input, [kernel = '', bias = '']) => {
    const small = { attributes: { kernel_shape: { ints: [SIDE, SIDE] }, pads: keepsSize } };
    const large = { attributes: { kernel_shape: { ints: [height, width] }, pads: keepsSize } };
    return {
      output: graph.node('Conv', [input, kernel, bias], 'convolution', small),
      back: (to, gradient) => {
        const images = to.node('Transpose', [input], 'images_by_channel', exchangeFirstTwo);
        const kernels = to.node('Transpose', [gradient], 'slopes_by_filter', exchangeFirstTwo);
        const slope = to.node('Conv', [images, kernels], 'kernel_slope_by_channel', large);
        return {
          parameters: [
            to.node('Transpose', [slope], 'kernel_slope', exchangeFirstTwo),
            to.node('ReduceSum', [gradient, to.longs('all_but_filters', [0, 2, 3])], 'bias_slope', {
              attributes: { keepdims: { int: 0 } },
            }),
          ],
          input: () => to.node('ConvTranspose', [gradient, kernel], 'convolution_slope', small),
        };
      },
    };
  },
});
