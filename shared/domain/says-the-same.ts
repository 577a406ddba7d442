import type { ModelSpec } from '../model.ts';

/** Two versions can only be compared, or stand in for each other, in what both may answer. */
export const saysTheSame = (one: ModelSpec, other: ModelSpec): boolean =>
  one.task === other.task &&
  one.positiveClass === other.positiveClass &&
  one.classes.toSorted().join('\n') === other.classes.toSorted().join('\n') &&
  (one.target === null || other.target === null || one.target === other.target);
