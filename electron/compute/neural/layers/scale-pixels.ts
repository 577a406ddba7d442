import type { Layer } from '../layer.ts';

/** Bytes as numbers between 0 and 1. Pixels are never moved by training: it stands first. */
export const scalePixels: Layer = {
  parameters: [],
  write: (graph, input) => {
    const pixels = graph.node('Cast', [input], 'pixels', { attributes: { to: { int: 1 } } });
    return {
      output: graph.node('Mul', [pixels, graph.scalar('byte_share', 1 / 255)], 'brightness'),
      back: () => ({
        parameters: [],
        input: () => {
          throw new Error('Bytes have no gradient');
        },
      }),
    };
  },
};
