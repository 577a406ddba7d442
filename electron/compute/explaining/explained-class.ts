import type { ModelSpec } from '../../../shared/model.ts';

/** The class that is explained: the one looked for, else the likeliest, by its place among the classes. */
export function explainedClass({ classes, positiveClass }: ModelSpec, probabilities: ArrayLike<number>): number {
  const positive = classes.indexOf(positiveClass ?? '');
  if (positive >= 0) return positive;
  return classes.reduce((best, _, at) => ((probabilities[at] ?? 0) > (probabilities[best] ?? 0) ? at : best), 0);
}
