import type { DriftCause, DriftColumn, DriftTest } from '../drift.ts';

/** A test with its share of the column's error level, and what it says has changed. The first of a column is its main. */
export type WeightedTest = DriftTest & { readonly weight: number; readonly cause: Exclude<DriftCause, 'structure'> };

/** What comparing one column brought; fields that could not be computed are left out. */
export type Comparison = Pick<DriftColumn, 'state'> &
  Partial<
    Pick<
      DriftColumn,
      'psi' | 'psiBand' | 'psiPValue' | 'missingShare' | 'newCategories' | 'outOfRange' | 'effect' | 'size'
    >
  > & { readonly tests: readonly WeightedTest[] };

/** How small a p-value has to be told apart; nothing said, as a single report needs it. */
export type Precision = {
  /** See `kolmogorovSmirnov`. */
  readonly exactBelow?: number;
  /** See `permutationTail`. */
  readonly mostDrawn?: number;
};
