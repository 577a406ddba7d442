import { readParts } from './read-parts.ts';
import type { ZipEntry } from '../zip/read-zip.ts';
import { attribute } from './xml-walk.ts';

/** What a number in a cell means: how it is shown says so, nothing else does. */
export type CellFormat =
  | { readonly kind: 'number' | 'date' | 'datetime' | 'time' }
  /** Shown with leading zeros to so many digits, as codes are. */
  | { readonly kind: 'digits'; readonly length: number };

export const NUMBER_FORMAT: CellFormat = { kind: 'number' };

/** The formats that cells name by number: `cellXfs` in the workbook's styles. */
export async function readFormats(path: string, entry: ZipEntry): Promise<readonly CellFormat[]> {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let isInCells = false;
  await readParts(path, entry, {
    open: (name, attributes) => {
      if (name === 'cellXfs') isInCells = true;
      const id = Number(attribute(attributes, 'numFmtId'));
      if (name === 'numFmt') codes.set(id, attribute(attributes, 'formatCode') ?? '');
      if (name === 'xf' && isInCells) formats.push(formatOf(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formats;
}

/** Numbers of formats that every program knows (ECMA-376 part 1, 18.8.30), those of East Asian dates with them. */
const DATES: readonly (readonly [from: number, to: number])[] = [
  [14, 17],
  [27, 31],
  [34, 36],
  [50, 54],
  [57, 58],
];
const TIMES: readonly (readonly [from: number, to: number])[] = [
  [18, 21],
  [32, 33],
  [45, 47],
  [55, 56],
];
const DATE_AND_TIME = 22;

const isIn = (ranges: typeof DATES, id: number): boolean => ranges.some(([from, to]) => id >= from && id <= to);

function formatOf(id: number, code: string | undefined): CellFormat {
  if (code !== undefined) return readFormatCode(code);
  if (id === DATE_AND_TIME) return { kind: 'datetime' };
  if (isIn(DATES, id)) return { kind: 'date' };
  return isIn(TIMES, id) ? { kind: 'time' } : NUMBER_FORMAT;
}

const NOT_CODE = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** What a format such as `dd/mm/yyyy hh:mm` or `00000` shows; `m` is a month except beside hours or seconds. */
export function readFormatCode(code: string): CellFormat {
  const plain = (code.replace(NOT_CODE, '').split(';')[0] ?? '').trim();
  if (/^0{2,}$/.test(plain)) return { kind: 'digits', length: plain.length };
  if (/general|standard/i.test(plain)) return NUMBER_FORMAT;
  const hasTime = /[hs]|am\/pm|\[m+\]/i.test(plain);
  const hasDate = /[yd]/i.test(plain) || /m{3}/i.test(plain) || (/m/i.test(plain) && !hasTime);
  if (hasDate) return { kind: hasTime ? 'datetime' : 'date' };
  return hasTime ? { kind: 'time' } : NUMBER_FORMAT;
}
