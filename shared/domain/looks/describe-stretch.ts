import type { ColumnProfile } from '../../profile.ts';
import type { ColumnStretch } from '../../watched-days.ts';
import { profileQuantile } from '../profile-quantile.ts';
import { changeBeyondChance } from './change-beyond-chance.ts';

/** A column of some days in the numbers that a chart draws; `values` are those whose shares are told. */
export function describeStretch(
  profile: ColumnProfile | undefined,
  reference: ColumnProfile | undefined,
  values: readonly string[],
): ColumnStretch {
  if (profile === undefined) return { n: 0, missing: 0, effect: null, mean: null, quantiles: null, shares: [] };
  const { n, missing } = profile;
  return {
    n,
    missing: n === 0 ? 0 : missing / n,
    effect: reference === undefined ? null : changeBeyondChance(reference, profile),
    mean: profile.kind === 'numeric' && profile.min !== null ? profile.mean : null,
    quantiles: quantilesOf(profile),
    shares: profile.kind === 'category' ? sharesOf(profile, values) : [],
  };
}

function quantilesOf(profile: ColumnProfile): ColumnStretch['quantiles'] {
  if (profile.kind === 'category') return null;
  const [low, middle, high] = [0.1, 0.5, 0.9].map((q) => profileQuantile(profile, q));
  return low === null ||
    middle === null ||
    high === null ||
    low === undefined ||
    middle === undefined ||
    high === undefined
    ? null
    : [low, middle, high];
}

function sharesOf({ n, missing, ...profile }: Extract<ColumnProfile, { kind: 'category' }>, values: readonly string[]) {
  const present = n - missing;
  return values.map((value) => {
    const count = profile.counts[profile.values.indexOf(value)] ?? 0;
    return present === 0 ? 0 : count / present;
  });
}
