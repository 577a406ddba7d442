import type { CodedChunk } from '../column.ts';
import type { SiteChange } from '../drift.ts';
import { type Interval, Z95 } from './interval.ts';
import { normalScores } from './normal-scores.ts';
import { type NamedColumn, residualsGivenOthers } from './residuals.ts';
import {
  type DaySplits,
  meanOf,
  type SiteRows,
  type Split,
  splitByDay,
  splitOfOthers,
  type Sums,
} from './site-days.ts';
import { normalTail } from './special-functions.ts';
import { clusterInflation } from './cluster-inflation.ts';

export type SiteChangeInput = {
  /** Day of each row since 1970-01-01 (fractions allowed). */
  readonly time: Float64Array;
  readonly site: CodedChunk;
  /** The model's inputs. Each number is examined in turn, given all others; categories only help to explain. */
  readonly columns: readonly NamedColumn[];
  /** Rows before this day are the reference: how things were. */
  readonly referenceUntilDay: number;
  /** Chance of naming a site when nothing changed. */
  readonly alpha?: number;
};

/** Readings needed on either side of a day, or a few odd ones would make a finding. */
const LEAST_READINGS = 8;

/**
 * Finds whether one site's readings of one column moved since some day, as when a scale is off: the readings' residual
 * given the other columns, after against before at that site, less the same difference at all other sites (which takes
 * out seasons), scanned over sites, columns and days for the largest standardized difference of normal scores. The
 * p-value is Bonferroni's over everything scanned; variances are raised where the reference shows that readings of one
 * site and week go together. Null where nothing reaches `alpha`, or where there is too little to tell.
 */
export function findSiteChange(input: SiteChangeInput): SiteChange | null {
  const { alpha = 0.01, columns } = input;
  const rows = { time: input.time, sites: input.site.codes, siteCount: input.site.dictionary.length };
  const scans = columns.flatMap(({ name, chunk }) => {
    if (chunk.kind !== 'numeric') return [];
    const scan = scanColumn(input, rows, name, chunk.values);
    return scan ? [scan] : [];
  });
  const looks = scans.reduce((sum, scan) => sum + scan.looks, 0);
  const best = scans.toSorted((a, b) => Math.abs(b.peak.z) - Math.abs(a.peak.z))[0];
  if (!best) return null;
  const pValue = Math.min(1, looks * 2 * normalTail(Math.abs(best.peak.z)));
  return pValue <= alpha ? describe(best, rows, input, pValue) : null;
}

type Peak = { readonly site: number; readonly day: number; readonly z: number };
type Scan = {
  readonly column: string;
  readonly residuals: Float64Array;
  readonly inflation: number;
  readonly looks: number;
  readonly peak: Peak;
};

function scanColumn(input: SiteChangeInput, rows: SiteRows, column: string, values: Float64Array): Scan | null {
  const isReference = Uint8Array.from(input.time, (day) => (day < input.referenceUntilDay ? 1 : 0));
  const residuals = residualsGivenOthers(input.columns, values, column, isReference);
  if (!residuals) return null;
  const scores = normalScores(residuals);
  const inflation = clusterInflation(rows, scores, input.referenceUntilDay);
  const [firstDay, lastDay] = scannedDays(input);
  const splits = splitByDay(rows, scores, firstDay, lastDay);
  let looks = 0;
  let peak: Peak | null = null;
  for (let site = 0; site < rows.siteCount; site += 1) {
    for (let day = firstDay; day <= lastDay; day += 1) {
      const z = standardizedChange(splits, rows.siteCount, site, day, inflation);
      if (z === null) continue;
      looks += 1;
      if (peak === null || Math.abs(z) > Math.abs(peak.z)) peak = { site, day, z };
    }
  }
  return peak && { column, residuals, inflation, looks, peak };
}

function scannedDays({ time, referenceUntilDay }: SiteChangeInput): readonly [number, number] {
  const last = time.reduce((latest, day) => (day > latest ? day : latest), -Infinity);
  return [Math.ceil(referenceUntilDay), Math.floor(last)];
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

/** Difference of differences with its standard error; others without readings on both sides do not count. */
function changeAgainst(
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

function describe(scan: Scan, rows: SiteRows, input: SiteChangeInput, pValue: number): SiteChange {
  const { site, day } = scan.peak;
  const splits = splitByDay(rows, scan.residuals, ...scannedDays(input));
  const nameOf = (code: number): string => input.site.dictionary[code] ?? '';
  const intervalAt = (code: number): Interval => {
    const others = splitOfOthers(splits, rows.siteCount, [site, code], day);
    const { value, error } = changeAgainst(splits.at(code, day), others, scan.inflation);
    return { value, low: value - Z95 * error, high: value + Z95 * error };
  };
  const compared = Array.from({ length: rows.siteCount }, (_, code) => code).filter((code) => {
    const { before, after } = splits.at(code, day);
    return before.n > 1 && after.n > 1;
  });
  return {
    column: scan.column,
    site: nameOf(site),
    sinceDay: day,
    size: intervalAt(site),
    n: splits.at(site, day).after.n,
    pValue,
    sites: compared.map((code) => ({ site: nameOf(code), n: splits.at(code, day).after.n, ...intervalAt(code) })),
  };
}
