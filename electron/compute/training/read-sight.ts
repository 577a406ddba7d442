import type { Table } from '../tables.ts';
import { readBeside } from './read-beside.ts';
import type { GatheredData } from './training-data.ts';

/** By row: 1 where the label was given with a prediction in sight, 0 where it was given blind, -1 where nobody says. */
export type Sight = Int8Array;

/** From the column with the role `shown`; null where there is none. */
export function readSight(table: Table, data: Pick<GatheredData, 'known'>): Sight | null {
  const name = table.columns.find(({ role }) => role === 'shown')?.name;
  const read = name === undefined ? null : readBeside(table, data, name);
  if (read === null) return null;
  if (read.chunk.kind === 'numeric') return Int8Array.from(read.chunk.values, saidByNumber);
  const saidByCode = read.chunk.dictionary.map(saidByWord);
  return Int8Array.from(read.chunk.codes, (code) => saidByCode[code] ?? -1);
}

const saidByNumber = (value: number): number => (Number.isNaN(value) ? -1 : Number(value !== 0));

function saidByWord(word: string): number {
  const said = word.trim().toLowerCase();
  if (['true', 'yes', '1', 'shown'].includes(said)) return 1;
  return ['false', 'no', '0', 'blind'].includes(said) ? 0 : -1;
}
