import {
  type DaySplits,
  meanOf,
  type SiteRows,
  type Split,
  splitByDay,
  splitOfOthers,
  type Sums,
} from './site-days.ts';

/** Readings needed on either side of a day, or a few odd ones would make a finding. */
const LEAST_READINGS = 8;

/** Largest standardized change found, and how many differences were looked at for it. */
export type SiteScan = { readonly looks: number; readonly peak: Peak | null };
export type Peak = { readonly site: number; readonly day: number; readonly z: number };

/** First and last day on which a change may have begun. */
export type DayRange = readonly [number, number];

/** Looks at every day of every given site for the change that stands out most, in either direction. */
export function scanSites(
  rows: SiteRows,
  values: Float64Array,
  sites: readonly number[],
  [firstDay, lastDay]: DayRange,
  inflation: number,
): SiteScan {
  const splits = splitByDay(rows, values, firstDay, lastDay);
  let looks = 0;
  let peak: Peak | null = null;
  for (const site of sites) {
    for (let day = firstDay; day <= lastDay; day += 1) {
      const z = standardizedChange(splits, rows.siteCount, site, day, inflation);
      if (z === null) continue;
      looks += 1;
      if (peak === null || Math.abs(z) > Math.abs(peak.z)) peak = { site, day, z };
    }
  }
  return { looks, peak };
}

/** Null where a day brought no reading there, or either side holds too few. */
function standardizedChange(
  splits: DaySplits,
  siteCount: number,
  site: number,
  day: number,
  inflation: number,
): number | null {
  const here = splits.at(site, day);
  if (here.after.n < LEAST_READINGS || here.before.n < LEAST_READINGS) return null;
  if (splits.at(site, day + 1).before.n === here.before.n) return null;
  const { value, error } = changeAgainst(here, splitOfOthers(splits, siteCount, [site], day), inflation);
  return error > 0 ? value / error : null;
}

const NOBODY: Sums = { n: 0, sum: 0, squares: 0 };
/** Stands for the other sites where only the site itself matters. */
export const NO_OTHERS: Split = { before: NOBODY, after: NOBODY };

/** Difference of differences with its standard error; others without readings on both sides do not count. */
export function changeAgainst(
  here: Split,
  others: Split,
  inflation: number,
): { readonly value: number; readonly error: number } {
  const comparable = others.before.n > 1 && others.after.n > 1;
  const groups = comparable ? [here.before, here.after, others.before, others.after] : [here.before, here.after];
  const variance = pooledVariance(groups) * inflation;
  const change = meanOf(here.after) - meanOf(here.before);
  return {
    value: comparable ? change - (meanOf(others.after) - meanOf(others.before)) : change,
    error: Math.sqrt(variance * groups.reduce((sum, { n }) => sum + 1 / n, 0)),
  };
}

function pooledVariance(groups: readonly Sums[]): number {
  const within = groups.reduce((sum, { n, sum: total, squares }) => sum + squares - (total * total) / n, 0);
  const degrees = groups.reduce((sum, { n }) => sum + n - 1, 0);
  return degrees > 0 ? Math.max(0, within) / degrees : 0;
}
