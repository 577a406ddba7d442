import type { DriftSize } from '../drift.ts';
import type { CategoryProfile } from '../profile.ts';
import type { Comparison, Precision, WeightedTest } from './comparison.ts';
import { cramersV, testHomogeneity } from './contingency.ts';
import { findNewCategories } from './novelty.ts';
import { categoryBins, categoryCounts, populationStability } from './population-stability.ts';

/** Compares two profiles of categories that both hold values. PSI is shown, not tested: it would repeat chi-square. */
export function compareCategories(
  reference: CategoryProfile,
  current: CategoryProfile,
  { mostDrawn }: Precision = {},
): Comparison {
  const counts = categoryCounts(reference, current);
  const homogeneity = testHomogeneity(counts, mostDrawn);
  const stability = populationStability(categoryBins(reference, current));
  const { found, pValue } = findNewCategories(reference, current);
  const newcomers = found.reduce((sum, { count }) => sum + count, 0);
  const tests: WeightedTest[] = [
    { name: 'newCategories', statistic: newcomers, pValue, weight: 0.1, cause: 'newCategories' },
  ];
  if (homogeneity) {
    const { method, statistic, pValue: chance } = homogeneity;
    tests.unshift({ name: method, statistic, pValue: chance, weight: 0.8, cause: 'distribution' });
  }
  return {
    state: 'compared',
    tests,
    psi: stability?.psi ?? null,
    psiBand: stability?.band ?? null,
    psiPValue: stability?.pValue ?? null,
    newCategories: [...found],
    effect: { name: 'cramersV', value: cramersV(counts) },
    size: mostMoved(reference, current),
  };
}

/** The named value whose share of the present rows changed most. */
function mostMoved(reference: CategoryProfile, current: CategoryProfile): DriftSize | null {
  const shareIn = (profile: CategoryProfile, value: string): number =>
    (profile.counts[profile.values.indexOf(value)] ?? 0) / (profile.n - profile.missing);
  const moves = [...new Set([...reference.values, ...current.values])].map((value) => ({
    kind: 'share' as const,
    value,
    before: shareIn(reference, value),
    after: shareIn(current, value),
  }));
  return moves.toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))[0] ?? null;
}
