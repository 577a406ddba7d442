import type { GraphWriter } from '../../onnx/write-graph.ts';
import type { Layer } from '../layer.ts';

const halves = { attributes: { kernel_shape: { ints: [2, 2] }, strides: { ints: [2, 2] } } };
const repeats = {
  attributes: {
    mode: { text: 'nearest' },
    nearest_mode: { text: 'floor' },
    coordinate_transformation_mode: { text: 'asymmetric' },
  },
};

/**
 * The largest of each 2 × 2 pixels of [rows, channels, height, width]; height and width are even. Pixels that are
 * equally large (a plain background) share the gradient. (ONNX's MaxPool could say which was taken, at six times the
 * time.)
 */
export const maxPool: Layer = {
  parameters: [],
  write: (graph, input) => {
    const output = graph.node('MaxPool', [input], 'pooled', halves);
    return {
      output,
      back: (to, gradient) => ({
        parameters: [],
        input: () => {
          const isLargest = to.node('Equal', [input, enlarge(to, output)], 'is_largest');
          const largest = to.node('Cast', [isLargest], 'largest', { attributes: { to: { int: 1 } } });
          const share = to.node('AveragePool', [largest], 'share_of_largest', halves);
          const each = to.node('Div', [gradient, to.node('Mul', [share, to.scalar('four', 4)], 'count')], 'each_slope');
          return to.node('Mul', [largest, enlarge(to, each)], 'pool_slope');
        },
      }),
    };
  },
};

/** Every pixel as 2 × 2 of its own. */
const enlarge = (graph: GraphWriter, pixels: string): string =>
  graph.node('Resize', [pixels, '', graph.floats('twice', [4], Float32Array.of(1, 1, 2, 2))], 'enlarged', repeats);
