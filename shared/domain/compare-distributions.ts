import { type Column, isReadOneByOne } from '../column.ts';
import type { DistributionDiff } from '../dataset-diff.ts';
import type { ColumnProfile, NumericProfile, Profile } from '../profile.ts';
import type { CategoryCounts } from './contingency.ts';
import { categoryBins, numericBins, populationStability } from './population-stability.ts';
import { profileQuantile } from './profile-quantile.ts';

/** How columns of two versions are spread, from their profiles alone: the most moved first, free text by what is missing. */
export function compareDistributions(
  before: Profile,
  after: Profile,
  columns: readonly Column[],
): readonly DistributionDiff[] {
  const compared = columns.flatMap(({ name, type }) => {
    const [was, is] = [before.columns[name], after.columns[name]];
    return was === undefined || is === undefined ? [] : [compareColumn(name, type, was, is)];
  });
  return compared.toSorted((one, other) => (other.psi ?? -1) - (one.psi ?? -1));
}

function compareColumn(column: string, type: Column['type'], was: ColumnProfile, is: ColumnProfile): DistributionDiff {
  const bins = binsOf(was, is);
  const stability = bins === null ? null : populationStability(bins);
  return {
    column,
    type,
    missing: { before: missingShare(was), after: missingShare(is) },
    psi: stability?.psi ?? null,
    psiBand: stability?.band ?? null,
    totalVariation: bins === null ? null : totalVariation(bins),
    numbers: was.kind === 'numeric' && is.kind === 'numeric' ? numbersOf(was, is) : null,
  };
}

/** Null where one side's values are not counted: free text, images, or another kind of column. */
function binsOf(was: ColumnProfile, is: ColumnProfile): CategoryCounts | null {
  if (isReadOneByOne(was.type) || isReadOneByOne(is.type)) return null;
  if (was.kind === 'numeric' && is.kind === 'numeric') return numericBins(was, is);
  return was.kind === 'category' && is.kind === 'category' ? categoryBins(was, is) : null;
}

const missingShare = ({ n, missing }: ColumnProfile): number => (n === 0 ? 0 : missing / n);

/** Half the sum of differences of the shares, over the bins that the stability index uses. Null where a side is empty. */
function totalVariation({ reference, current }: CategoryCounts): number | null {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const [n, m] = [sum(reference), sum(current)];
  if (n === 0 || m === 0) return null;
  return sum(reference.map((count, bin) => Math.abs(count / n - (current[bin] ?? 0) / m))) / 2;
}

function numbersOf(was: NumericProfile, is: NumericProfile): DistributionDiff['numbers'] {
  const quantiles = [
    ['p10', 0.1],
    ['p50', 0.5],
    ['p90', 0.9],
  ] as const;
  return [
    { what: 'mean', before: meanOf(was), after: meanOf(is) },
    ...quantiles.map(([what, q]) => ({ what, before: profileQuantile(was, q), after: profileQuantile(is, q) })),
  ];
}

const meanOf = ({ mean, min }: NumericProfile): number | null => (min === null ? null : mean);
