import type { CategoryProfile, ColumnProfile, NumericProfile } from '../../profile.ts';
import { gridOf } from '../number-grid.ts';
import { categoryCounts } from '../population-stability.ts';
import { momentsOf } from '../profile-merge.ts';
import { wassersteinDistance } from '../wasserstein.ts';

/** Mean of |x| of a standard normal x. */
const MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI);

/**
 * How far a column of a few days is from its reference, less what chance alone brings at so few values, so that small
 * days look as quiet as large ones. Numbers: Wasserstein's distance in the reference's standard deviations, less its
 * expectation if nothing changed, ∫ E|Fₙ − Gₘ| by the normal limit of each cumulative share. Categories: Cohen's w (1988),
 * √Σ (q − p)² / p, whose square is lessened by its expectation (k − 1)(1/n + 1/m). 0 where chance explains it all, null
 * where there is nothing to compare or the reference is constant. No test: it says how large a change looks, not whether
 * there is one.
 */
export function changeBeyondChance(reference: ColumnProfile, current: ColumnProfile): number | null {
  if (current.n === current.missing || reference.n === reference.missing) return null;
  if (reference.kind === 'numeric' && current.kind === 'numeric') return movedNumbers(reference, current);
  if (reference.kind === 'category' && current.kind === 'category') return movedShares(reference, current);
  return null;
}

function movedNumbers(reference: NumericProfile, current: NumericProfile): number | null {
  const moved = wassersteinDistance(reference, current)?.standardized ?? null;
  if (moved === null) return null;
  const { n } = momentsOf(reference);
  const m = momentsOf(current).n;
  return Math.max(0, moved - MEAN_ABSOLUTE * Math.sqrt(1 / n + 1 / m) * spreadIntegral(reference));
}

/** ∫ √(F (1 − F)) over the values, in standard deviations; F goes evenly through each bucket. */
function spreadIntegral(profile: NumericProfile): number {
  const { n, m2 } = momentsOf(profile);
  const { lowerEdge, upperEdge } = gridOf(profile.type);
  const rootOf = (share: number): number => Math.sqrt(Math.max(0, share * (1 - share)));
  let integral = 0;
  let below = 0;
  let end: number | null = null;
  profile.buckets.forEach((bucket, index) => {
    const [from, to] = [lowerEdge(bucket), upperEdge(bucket)];
    if (!Number.isFinite(from) || !Number.isFinite(to)) return;
    if (end !== null) integral += rootOf(below) * (from - end);
    const next = below + (profile.counts[index] ?? 0) / n;
    integral += ((rootOf(below) + rootOf(next)) / 2) * (to - from);
    below = next;
    end = to;
  });
  return integral / Math.sqrt(m2 / n);
}

function movedShares(reference: CategoryProfile, current: CategoryProfile): number {
  const counts = categoryCounts(reference, current);
  const bins = counts.reference
    .map((before, index) => ({ before, now: counts.current[index] ?? 0 }))
    .filter(({ before, now }) => before + now > 0);
  const n = bins.reduce((sum, { before }) => sum + before, 0);
  const m = bins.reduce((sum, { now }) => sum + now, 0);
  // A value that the reference never had would be infinitely far: every count of it is raised by a half.
  const square = bins.reduce((sum, { before, now }) => {
    const share = (before + 0.5) / (n + 0.5 * bins.length);
    return sum + (now / m - share) ** 2 / share;
  }, 0);
  return Math.sqrt(Math.max(0, square - (bins.length - 1) * (1 / n + 1 / m)));
}
