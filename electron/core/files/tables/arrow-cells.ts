import { type Data, DataType, type Decimal, type Field, type Time, TimeUnit } from 'apache-arrow';
import type { DeclaredType } from '../csv/text-source.ts';
import { FileDamaged } from './file-damaged.ts';
import { textOfValue } from './typed-cells.ts';

/** What an Arrow column says that it holds; dictionaries of texts are categories. */
export function declaredOf(type: DataType): DeclaredType {
  if (DataType.isDictionary(type)) {
    const of = declaredOf(type.dictionary as DataType); // a dictionary's values are no dictionary
    return of === 'texts' ? 'category' : of;
  }
  if (DataType.isInt(type)) return 'integer';
  if (DataType.isFloat(type) || DataType.isDecimal(type)) return 'number';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isDate(type)) return 'date';
  return DataType.isTimestamp(type) ? 'datetime' : 'texts';
}

/** Writes a column's values as texts that are read back to the same. */
export function writerOf({ type }: Field): (value: unknown) => string | null {
  const valueType: DataType = DataType.isDictionary(type) ? (type.dictionary as DataType) : type;
  const declared = declaredOf(valueType);
  if (DataType.isDate(valueType) || DataType.isTimestamp(valueType)) {
    return (ms) => textOfValue(typeof ms === 'number' ? new Date(Math.floor(ms)) : ms, declared);
  }
  if (DataType.isDecimal(valueType)) {
    return (words) => (words instanceof Uint32Array ? textOfDecimal(words, valueType) : null);
  }
  if (DataType.isTime(valueType)) {
    return (time) => (typeof time === 'number' || typeof time === 'bigint' ? textOfTime(time, valueType) : null);
  }
  return (value) => textOfValue(value, declared);
}

/** Little-endian words of a whole number in two's complement, with the point put into its digits. */
function textOfDecimal(words: Uint32Array, { scale }: Decimal): string {
  const bits = BigInt(words.length * 32);
  const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const value = BigInt.asIntN(Number(bits), unsigned);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${value < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

const UNITS_A_SECOND: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1e3,
  [TimeUnit.MICROSECOND]: 1e6,
  [TimeUnit.NANOSECOND]: 1e9,
};

/** The time of a day as 14:05:09, with milliseconds where there are some. */
function textOfTime(time: number | bigint, { unit }: Time): string {
  const ms = Math.floor((Number(time) * 1_000) / UNITS_A_SECOND[unit]);
  const text = new Date(Math.max(0, ms)).toISOString().slice('1970-01-01T'.length, -1);
  return text.endsWith('.000') ? text.slice(0, -'.000'.length) : text;
}

/**
 * Holds a column's buffers to the rows that its batch claims: the library takes what is not there for undefined. Throws
 * `FileDamaged`.
 */
export function checkData(data: Data, rows: number): void {
  const isShort =
    data.length !== rows ||
    (data.nullCount > 0 && data.nullBitmap.length * 8 < rows) ||
    (hasFixedWidth(data.type) && data.values.length < rows) ||
    (DataType.isBool(data.type) && data.values.length * 8 < rows) ||
    ((DataType.isUtf8(data.type) || DataType.isBinary(data.type)) && !areOffsets(data.valueOffsets, rows, data.values));
  if (isShort) throw new FileDamaged('arrow.damaged', 'it is no whole Arrow file: a column is shorter than its rows');
}

const hasFixedWidth = (type: DataType): boolean =>
  DataType.isInt(type) ||
  DataType.isFloat(type) ||
  DataType.isDate(type) ||
  DataType.isTimestamp(type) ||
  DataType.isDictionary(type);

function areOffsets(offsets: Int32Array, rows: number, values: Uint8Array): boolean {
  if (rows === 0) return true;
  if (offsets.length < rows + 1) return false;
  for (let row = 0; row < rows; row++) if ((offsets[row] ?? 0) > (offsets[row + 1] ?? 0)) return false;
  return (offsets[0] ?? -1) >= 0 && (offsets[rows] ?? 0) <= values.length;
}
