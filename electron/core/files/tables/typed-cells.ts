import type { DeclaredType } from '../csv/text-source.ts';

/** One value of a typed file as the text that is read back to the same value; null is missing. */
export function textOfValue(value: unknown, declared: DeclaredType): string | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return textOfDate(value, declared);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return typeof value === 'object' ? JSON.stringify(value, writeBigInts) : String(value);
}

const DAY_LENGTH = '2026-11-23'.length;

function textOfDate(date: Date, declared: DeclaredType): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const text = date.toISOString();
  return declared === 'date' ? text.slice(0, DAY_LENGTH) : text;
}

const writeBigInts = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
