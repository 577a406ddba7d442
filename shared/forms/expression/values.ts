import { epochMsOfText, MS_PER_DAY } from './dates.ts';
import type { OffsetMinutes } from './dates.ts';

/** Something that a path leads to: of the form being filled in, of a list of choices, or of a table. */
export type DataNode = {
  readonly name: string;
  /** Unique in its tree: `/data/visit[2]/weight`. */
  readonly path: string;
  readonly parent: DataNode | null;
  readonly children: readonly DataNode[];
  /** What it holds where that never changes; null where the form's state says it. */
  readonly text: string | null;
};

/** A moment with how it is written; both are what the function that made it says. NaN and a text where there is no such day. */
export type DateValue = { readonly epochMs: number; readonly text: string };
/** Nodes stand in the order of the document. */
export type NodeSet = readonly DataNode[];
export type Value = string | number | boolean | DateValue | NodeSet;

/** Reads what nodes hold. Time zones count for texts that name none. */
export type Reading = { readonly textOf: (node: DataNode) => string; readonly offsetMinutes: OffsetMinutes };

export const isNodeSet = (value: Value): value is NodeSet => Array.isArray(value);
export const isDateValue = (value: Value): value is DateValue =>
  typeof value === 'object' && !Array.isArray(value) && 'epochMs' in value;

/** XPath 1.0, 4.2, with NaN as the empty text: a calculation that has no answer leaves its question empty. */
export function toText(value: Value, reading: Reading): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  if (typeof value === 'boolean') return String(value);
  if (isDateValue(value)) return value.text;
  const [first] = value;
  return first === undefined ? '' : reading.textOf(first);
}

/** XPath 1.0, 4.4; the text of a date is the days since 1970-01-01 UTC (ODK XForms). NaN for what is no number. */
export function toNumber(value: Value, reading: Reading): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isDateValue(value)) return value.epochMs / MS_PER_DAY;
  return numberOfText(toText(value, reading), reading);
}

function numberOfText(text: string, { offsetMinutes }: Reading): number {
  if (text.trim() === '') return Number.NaN;
  const ms = epochMsOfText(text, offsetMinutes);
  return ms === null ? Number(text) : ms / MS_PER_DAY;
}

/** XPath 1.0, 4.3: a node-set is true where it is not empty, whatever its nodes hold. */
export function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  if (typeof value === 'string') return value !== '';
  return isDateValue(value) ? toBoolean(value.epochMs) : value.length > 0;
}
