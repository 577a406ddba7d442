import type { ModelSpec, Output } from '../model.ts';

/**
 * Decides a binary model's class by its operating point: the positive class from `threshold` up, the other one below.
 * Without a threshold, a positive class or probabilities the likeliest class stands.
 */
export function applyThreshold(
  { task, classes, positiveClass }: Pick<ModelSpec, 'task' | 'classes' | 'positiveClass'>,
  output: Output,
  threshold: number | null,
): Output {
  if (task !== 'binary' || threshold === null || positiveClass === null) return output;
  const probability = output.probabilities?.[positiveClass];
  const other = classes.find((name) => name !== positiveClass);
  if (probability === undefined || other === undefined) return output;
  return { ...output, prediction: probability >= threshold ? positiveClass : other };
}
