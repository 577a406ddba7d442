import { refWords } from './column-words.ts';
import type { DriftColumn, DriftReport, Finding } from '../shared/drift.ts';

/** A sentence's plain values as a person reads them. Shares are of 1, days count from 1970-01-01. */
export type WriteValues = {
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly day: (day: number) => string;
  readonly column: (name: string) => string;
};

/** Findings whose before and after are shares; in all others they are in the column's unit. */
const OF_SHARES = ['drift.finding.moreMissing', 'drift.finding.lessMissing', 'drift.finding.shares'];

/** The values of a finding written out, ready for its sentence. `count` stays a number: it chooses the plural. */
export function writeFinding({ key, values }: Finding, write: WriteValues): Readonly<Record<string, string | number>> {
  const shares = OF_SHARES.includes(key);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'string') return [name, writeText(name, value, write)];
      if (name === 'count') return [name, value];
      if (name === 'since') return [name, write.day(value)];
      const isShare = shares && (name === 'before' || name === 'after');
      return [name, isShare ? write.percent(value) : write.number(value)];
    }),
  );
}

function writeText(name: string, value: string, write: WriteValues): string {
  if (name === 'column') return write.column(value);
  return name === 'ref' ? refWords(value) : value;
}

/** The column that the page opens on: the one that changed at a site, else the one with the strongest evidence. */
export const firstColumn = (report: DriftReport): string | null => byEvidence(report)[0]?.name ?? null;

/** The column that changed at a site, then those that alarm, then by how unlikely the change is by chance. */
export function byEvidence({ siteChange, columns }: DriftReport): DriftReport['columns'] {
  const rank = ({ name, drift }: DriftColumn) => (name === siteChange?.column ? 0 : drift ? 1 : 2);
  return columns.toSorted((a, b) => rank(a) - rank(b) || a.adjustedPValue - b.adjustedPValue);
}
