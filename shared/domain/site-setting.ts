import type { CodedChunk } from '../column.ts';
import { type NaturalScale, naturalScale } from './natural-scale.ts';
import type { NamedColumn } from './residuals.ts';
import type { SiteRows } from './site-days.ts';
import type { DayRange } from './site-scan.ts';

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

export type ExaminedColumn = NaturalScale & { readonly name: string; readonly readings: Float64Array };

/** The input, prepared: who was where on which day, and the numbers on the scale they are examined on. */
export type Setting = {
  readonly rows: SiteRows;
  readonly isReference: Uint8Array;
  readonly referenceUntilDay: number;
  readonly days: DayRange;
  readonly columns: readonly ExaminedColumn[];
  /** All columns, the numbers scaled. */
  readonly explaining: readonly NamedColumn[];
};

export function settingOf({ time, site, columns, referenceUntilDay }: SiteChangeInput): Setting {
  const isReference = Uint8Array.from(time, (day) => (day < referenceUntilDay ? 1 : 0));
  const last = time.reduce((latest, day) => (day > latest ? day : latest), -Infinity);
  const examined = columns.flatMap(({ name, chunk }) =>
    chunk.kind === 'numeric'
      ? [{ name, readings: chunk.values, ...naturalScale(name, chunk.values, columns, isReference) }]
      : [],
  );
  return {
    rows: { time, sites: site.codes, siteCount: site.dictionary.length },
    isReference,
    referenceUntilDay,
    days: [Math.ceil(referenceUntilDay), Math.floor(last)],
    columns: examined,
    explaining: [
      ...columns.filter(({ chunk }) => chunk.kind === 'coded'),
      ...examined.map(({ name, values }): NamedColumn => ({ name, chunk: { kind: 'numeric', values } })),
    ],
  };
}
