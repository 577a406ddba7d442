import type { Layer } from '../layer.ts';

/** [rows, …shape] as [rows, numbers]. */
export const flatten = (shape: readonly number[]): Layer => ({
  parameters: [],
  write: (graph, input) => ({
    output: graph.node('Flatten', [input], 'flat', { attributes: { axis: { int: 1 } } }),
    back: (to, gradient) => ({
      parameters: [],
      input: () => to.node('Reshape', [gradient, to.longs('shape', [-1, ...shape])], 'shaped_slope'),
    }),
  }),
});
