import type { DriftColumn } from '../../drift.ts';
import type { ChangedColumn, LookComparison, SiteShare } from '../../look.ts';
import type { Profile } from '../../profile.ts';
import { measureDrift } from '../measure-drift.ts';
import { mergeAllProfiles } from '../profile-merge.ts';
import { effectOf } from './effect-of.ts';
import { type PlannedComparison, planComparisons, type WatchedDay } from './plan-comparisons.ts';

export type LookInput = {
  readonly reference: Profile;
  /** The days that are looked at and those before them, the first first. */
  readonly days: readonly WatchedDay[];
  readonly day: number;
  /** The day of the look before; what came later is new. */
  readonly sinceDay: number;
  /** The chance of any false alarm in this look. */
  readonly level: number;
  /** Columns that are not compared with the reference, and those that are not compared with days before. */
  readonly ignore: { readonly reference: readonly string[]; readonly earlier: readonly string[] };
};

/** Of columns and looks that share a level only small p-values matter, but they have to be told apart down to 1e-5. */
const PRECISION = { exactBelow: 0.05, mostDrawn: 199_999 };

/**
 * Looks at the newest day, week and month, as a whole and site by site. Each comparison holds its share of the level by
 * itself (Bonferroni), whatever windows and sites have in common: they share days and a reference, so that their p-values
 * are dependent, and no product of them could be trusted.
 */
export function takeLook(input: LookInput): readonly LookComparison[] {
  return planComparisons(input.reference, input.days, input).map((planned) => compare(planned, input));
}

function compare(planned: PlannedComparison, { level, ignore }: LookInput): LookComparison {
  const { site, against, window, reference, current, share } = planned;
  const alpha = level * share;
  const absent = Object.keys(reference.columns).filter((name) => !(name in current.columns));
  const report = measureDrift(reference, current, {
    alpha,
    ignore: [...ignore[against], ...absent],
    precision: PRECISION,
  });
  return {
    ...window,
    site,
    against,
    n: report.n,
    referenceN: report.referenceN,
    level: alpha,
    leastPValue: Math.min(1, ...report.columns.map(({ adjustedPValue }) => adjustedPValue)),
    changed: report.columns.flatMap((column) => changedOf(column, planned)),
  };
}

function changedOf(column: DriftColumn, planned: PlannedComparison): ChangedColumn[] {
  const { cause, drift } = column;
  if (!drift || cause === null) return [];
  const { name, type, n, referenceN, adjustedPValue, psi, psiBand, missingShare, newCategories, outOfRange } = column;
  const { effect, size } = column;
  const facts = { name, type, n, referenceN, adjustedPValue, psi, psiBand, missingShare, newCategories, outOfRange };
  return [{ ...facts, effect, size, cause, sites: sharesOf(name, planned) }];
}

/** How much each site has to do with it: its own distance, and what is left of it without that site. */
function sharesOf(name: string, { reference, bySite }: PlannedComparison): SiteShare[] {
  const before = reference.columns[name];
  if (before === undefined || bySite.size < 2) return [];
  const shares = [...bySite].map(([site, profile]) => {
    const others = mergeAllProfiles([...bySite].flatMap(([other, one]) => (other === site ? [] : [one])));
    return {
      site,
      n: profile.rows,
      effect: effectOf(before, profile.columns[name]),
      withoutIt: effectOf(before, others.columns[name]),
    };
  });
  return shares.toSorted((one, other) => (one.withoutIt ?? Infinity) - (other.withoutIt ?? Infinity));
}
