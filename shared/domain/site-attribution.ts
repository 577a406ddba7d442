import { residualsGivenOthers } from './residuals.ts';
import { gainOfShift, type SuspectedColumn } from './shift-gain.ts';
import { splitByDay } from './site-days.ts';
import { changeAgainst, NO_OTHERS, type Peak, scanSites } from './site-scan.ts';
import type { ExaminedColumn, Setting } from './site-setting.ts';

/** What scanning one column brought: its residuals on the examined scale, and where they changed most. */
export type Scan = {
  readonly column: ExaminedColumn;
  readonly residuals: Float64Array;
  readonly inflation: number;
  readonly looks: number;
  readonly peak: Peak;
};

export type Attribution = {
  readonly column: ExaminedColumn;
  /** Residuals in the column's own unit, whatever scale it was examined on. */
  readonly residuals: Float64Array;
  readonly inflation: number;
  readonly site: number;
  readonly day: number;
};

/**
 * Which column it was. A heavy reading also makes height look short for its weight: of all columns the one whose
 * correction by a constant mends the readings best. The day is then that column's own best one.
 */
export function attribute(setting: Setting, scans: readonly Scan[], strongest: Scan): Attribution {
  const { site } = strongest.peak;
  const candidates = scans.flatMap(({ column, residuals, inflation }) => {
    const own = residualsGivenOthers(setting.explaining, column.readings, column.name, setting.isReference);
    const { peak } = scanSites(setting.rows, residuals, [site], setting.days, 1);
    if (!own || !peak) return [];
    const splits = splitByDay(setting.rows, own, ...setting.days);
    const shift = changeAgainst(splits.at(site, strongest.peak.day), NO_OTHERS, 1).value;
    const gain = gainOfShift(suspect(setting, column, residuals, strongest.peak), 2 * shift);
    return [{ column, residuals: own, inflation, site, day: peak.day, gain }];
  });
  const best = candidates.toSorted((a, b) => b.gain - a.gain)[0];
  if (!best) throw new Error('The column in which a change was found has lost its residuals');
  return best;
}

/** The column's rows at the site since the day, against what is usual there. */
function suspect(
  { rows, isReference, columns }: Setting,
  column: ExaminedColumn,
  residuals: Float64Array,
  { site, day }: Peak,
): SuspectedColumn {
  const isComplete = (row: number): boolean => columns.every(({ readings }) => !Number.isNaN(readings[row]));
  const here = [...rows.sites.keys()].filter((row) => rows.sites[row] === site && !Number.isNaN(residuals[row]));
  const usual = meanOver(
    here.filter((row) => (rows.time[row] ?? 0) < day),
    residuals,
  );
  const suspected = here.filter((row) => (rows.time[row] ?? 0) >= day && isComplete(row));
  const known = residuals.filter((value, row) => isReference[row] === 1 && !Number.isNaN(value));
  return {
    readings: Float64Array.from(suspected, (row) => column.readings[row] ?? 0),
    toScale: column.toScale,
    expected: Float64Array.from(suspected, (row) => (column.values[row] ?? 0) - (residuals[row] ?? 0) + usual),
    deviation: Math.sqrt(known.reduce((sum, value) => sum + value * value, 0) / known.length),
  };
}

const meanOver = (rows: readonly number[], values: Float64Array): number =>
  rows.reduce((sum, row) => sum + (values[row] ?? 0), 0) / Math.max(1, rows.length);
