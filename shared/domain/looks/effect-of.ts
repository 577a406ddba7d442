import type { ColumnProfile } from '../../profile.ts';
import { cramersV } from '../contingency.ts';
import { categoryCounts } from '../population-stability.ts';
import { wassersteinDistance } from '../wasserstein.ts';

/**
 * How far a column is from its reference: for numbers Wasserstein's distance in the reference's standard deviations, for
 * categories Cramér's V. Null where it cannot be said.
 */
export function effectOf(reference: ColumnProfile, current: ColumnProfile | undefined): number | null {
  if (current === undefined || current.n === current.missing) return null;
  if (reference.kind === 'numeric' && current.kind === 'numeric') {
    return wassersteinDistance(reference, current)?.standardized ?? null;
  }
  if (reference.kind !== 'category' || current.kind !== 'category') return null;
  return cramersV(categoryCounts(reference, current));
}
