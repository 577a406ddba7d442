import type { Layer } from '../layer.ts';

/** `input · weights + bias`, from `width` numbers a row to `outputs`. `gain` is 2 before relu and 1 elsewhere (He 2015, Glorot 2010). */
export const dense = (width: number, outputs: number, gain: number): Layer => ({
  parameters: [
    { name: 'weights', dims: [width, outputs], spread: Math.sqrt(gain / width) },
    { name: 'bias', dims: [outputs], spread: 0 },
  ],
  write: (graph, input, [weights = '', bias = '']) => ({
    output: graph.node('Gemm', [input, weights, bias], 'dense'),
    back: (to, gradient) => ({
      parameters: [
        to.node('Gemm', [input, gradient], 'weights_slope', { attributes: { transA: { int: 1 } } }),
        to.node('ReduceSum', [gradient, to.longs('along_rows', [0])], 'bias_slope', {
          attributes: { keepdims: { int: 0 } },
        }),
      ],
      input: () => to.node('Gemm', [gradient, weights], 'dense_slope', { attributes: { transB: { int: 1 } } }),
    }),
  }),
});
