import type { MetadataKind, QuestionType } from '../../../../shared/forms/form.ts';

/** What the type column of a row says. */
export type RowType =
  | { readonly kind: 'begin' | 'end'; readonly section: 'group' | 'repeat' }
  | {
      readonly kind: 'question';
      readonly type: QuestionType;
      readonly list?: string;
      readonly fromFile?: boolean;
      readonly metadata?: MetadataKind;
    }
  | { readonly kind: 'table' }
  | { readonly kind: 'unknown' };

const plain: Readonly<Record<string, QuestionType>> = {
  text: 'text',
  string: 'text',
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  datetime: 'datetime',
  geopoint: 'geopoint',
  gps: 'geopoint',
  location: 'geopoint',
  image: 'image',
  photo: 'image',
  barcode: 'barcode',
  note: 'note',
  calculate: 'calculate',
};

const metadata: Readonly<Record<string, MetadataKind>> = {
  start: 'start',
  end: 'end',
  today: 'today',
  deviceid: 'deviceid',
  username: 'username',
};

/** Types as a message lists them. */
export const SUPPORTED_TYPES =
  'text, integer, decimal, date, time, datetime, select_one, select_multiple, select_one_from_file, ' +
  'select_multiple_from_file, geopoint, image, barcode, note, calculate, begin/end group, begin/end repeat, ' +
  'csv-external, start, end, today, deviceid and username';

/** Reads a type as XLSForm writes it (`select_one crops`, `begin repeat`), in any case. */
export function readRowType(written: string): RowType {
  const [first = '', ...rest] = written
    .trim()
    .replace(/^(select|begin|end) (one|multiple|group|repeat)\b/i, '$1_$2')
    .split(/\s+/);
  const word = first.toLowerCase();
  const section = /^(begin|end)_(group|repeat)$/.exec(word);
  if (section !== null && rest.length === 0) {
    return { kind: section[1] === 'begin' ? 'begin' : 'end', section: section[2] === 'group' ? 'group' : 'repeat' };
  }
  const select = /^(select_one|select_multiple)(_from_file)?$/.exec(word);
  if (select !== null)
    return readSelect(select[1] === 'select_one' ? 'select_one' : 'select_multiple', rest, select[2] !== undefined);
  if (rest.length > 0) return { kind: 'unknown' };
  if (word === 'csv-external') return { kind: 'table' };
  const type = Object.hasOwn(plain, word) ? plain[word] : undefined;
  if (type !== undefined) return { kind: 'question', type };
  const noted = Object.hasOwn(metadata, word) ? metadata[word] : undefined;
  return noted === undefined ? { kind: 'unknown' } : { kind: 'question', type: 'metadata', metadata: noted };
}

/** `or_other` after the list is not supported; of files CSV is. */
function readSelect(
  type: 'select_one' | 'select_multiple',
  [list, ...rest]: readonly string[],
  fromFile: boolean,
): RowType {
  if (list === undefined || rest.length > 0) return { kind: 'unknown' };
  if (!fromFile) return { kind: 'question', type, list };
  return /\.csv$/i.test(list) ? { kind: 'question', type, list: list.slice(0, -4), fromFile } : { kind: 'unknown' };
}
