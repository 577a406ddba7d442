import type { Layer } from '../layer.ts';

/**
 * Puts a share of the numbers of each row at nought in a training step and makes the others larger by as much, so that
 * their expectation stays and nothing is to be done while the network answers (inverted dropout, after Srivastava et al.
 * 2014). `width` is the numbers of a row.
 */
export const dropout = (width: number, share: number): Layer => ({
  parameters: [],
  mask: { width, share },
  write: (graph, input, _parameters, mask) => {
    if (mask === undefined)
      return { output: input, back: (_to, gradient) => ({ parameters: [], input: () => gradient }) };
    return {
      output: graph.node('Mul', [input, mask], 'kept'),
      back: (to, gradient) => ({ parameters: [], input: () => to.node('Mul', [gradient, mask], 'kept_slope') }),
    };
  },
});
