import { relu, tanh } from './layers/activation.ts';
import { dense } from './layers/dense.ts';
import { dropout } from './layers/dropout.ts';
import type { Layer } from './layer.ts';

const ACTIVATIONS = { relu: { layer: relu, gain: 2 }, tanh: { layer: tanh, gain: 1 } } as const;

/**
 * Hidden layers of these sizes over `width` numbers a row, and the scores. None is a linear model. A training step drops
 * the share `dropped` of what each hidden layer answers.
 */
export function perceptron(
  width: number,
  hidden: readonly number[],
  activation: keyof typeof ACTIVATIONS,
  scores: number,
  dropped = 0,
): readonly Layer[] {
  const { layer, gain } = ACTIVATIONS[activation];
  const inner = hidden.flatMap((size, index) => [
    dense(hidden[index - 1] ?? width, size, gain),
    layer,
    ...(dropped > 0 ? [dropout(size, dropped)] : []),
  ]);
  return [...inner, dense(hidden.at(-1) ?? width, scores, 1)];
}
