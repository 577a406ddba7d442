import type { Layer } from '../layer.ts';

export const relu: Layer = {
  parameters: [],
  write: (graph, input) => {
    const output = graph.node('Relu', [input], 'relu');
    return {
      output,
      back: (to, gradient) => ({
        parameters: [],
        input: () => to.node('Mul', [gradient, to.node('Sign', [output], 'active')], 'relu_slope'),
      }),
    };
  },
};

export const tanh: Layer = {
  parameters: [],
  write: (graph, input) => {
    const output = graph.node('Tanh', [input], 'tanh');
    return {
      output,
      back: (to, gradient) => ({
        parameters: [],
        input: () => {
          const squared = to.node('Mul', [output, output], 'tanh_squared');
          const steepness = to.node('Sub', [to.scalar('one', 1), squared], 'tanh_steepness');
          return to.node('Mul', [gradient, steepness], 'tanh_slope');
        },
      }),
    };
  },
};
