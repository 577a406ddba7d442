import type { SiteChange } from '../drift.ts';
import { clusterInflation } from './cluster-inflation.ts';
import { type Interval, Z95 } from './interval.ts';
import { normalScores } from './normal-scores.ts';
import { residualsGivenOthers } from './residuals.ts';
import { type Attribution, attribute, type Scan } from './site-attribution.ts';
import { splitByDay, splitOfOthers } from './site-days.ts';
import { changeAgainst, scanSites } from './site-scan.ts';
import { type ExaminedColumn, type Setting, settingOf, type SiteChangeInput } from './site-setting.ts';
import { normalTail } from './special-functions.ts';

/**
 * Finds whether one site's readings of one column moved since some day, as when a scale is off: the readings' residual
 * given the other columns, after against before at that site, less the same difference at all other sites (which takes
 * out seasons), scanned over sites, columns and days for the largest standardized difference of normal scores. The
 * p-value is Bonferroni's over everything scanned; variances are raised where the reference shows that readings of one
 * site and week go together. Null where nothing reaches `alpha`, or where there is too little to tell.
 */
export function findSiteChange(input: SiteChangeInput): SiteChange | null {
  const setting = settingOf(input);
  const scans = setting.columns.flatMap((column) => scanColumn(setting, column) ?? []);
  const looks = scans.reduce((sum, scan) => sum + scan.looks, 0);
  const strongest = scans.toSorted((a, b) => Math.abs(b.peak.z) - Math.abs(a.peak.z))[0];
  if (!strongest) return null;
  const pValue = Math.min(1, looks * 2 * normalTail(Math.abs(strongest.peak.z)));
  if (pValue > (input.alpha ?? 0.01)) return null;
  return describe(setting, attribute(setting, scans, strongest), input.site.dictionary, pValue);
}

function scanColumn(setting: Setting, column: ExaminedColumn): Scan | null {
  const { rows, isReference, referenceUntilDay, days } = setting;
  const residuals = residualsGivenOthers(setting.explaining, column.values, column.name, isReference);
  if (!residuals) return null;
  const scores = normalScores(residuals);
  const inflation = clusterInflation(rows, scores, referenceUntilDay);
  const sites = Array.from({ length: rows.siteCount }, (_, site) => site);
  const { looks, peak } = scanSites(rows, scores, sites, days, inflation);
  return peak && { column, residuals, inflation, looks, peak };
}

function describe(
  { rows, days }: Setting,
  { column, residuals, inflation, site, day }: Attribution,
  siteNames: readonly string[],
  pValue: number,
): SiteChange {
  const splits = splitByDay(rows, residuals, ...days);
  const intervalAt = (code: number): Interval => {
    const others = splitOfOthers(splits, rows.siteCount, [site, code], day);
    const { value, error } = changeAgainst(splits.at(code, day), others, inflation);
    return { value, low: value - Z95 * error, high: value + Z95 * error };
  };
  const compared = [...siteNames.keys()].filter((code) => {
    const { before, after } = splits.at(code, day);
    return before.n > 1 && after.n > 1;
  });
  return {
    column: column.name,
    site: siteNames[site] ?? '',
    sinceDay: day,
    size: intervalAt(site),
    n: splits.at(site, day).after.n,
    pValue,
    sites: compared.map((code) => ({
      site: siteNames[code] ?? '',
      n: splits.at(code, day).after.n,
      ...intervalAt(code),
    })),
  };
}
