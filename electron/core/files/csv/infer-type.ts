import type { ColumnType } from '../../../../shared/column.ts';
import type { ColumnEvidence, DateOrder } from '../../../../shared/columns/import-options.ts';
import { parseDate, parseDatetime } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import type { DeclaredType } from './text-source.ts';

/** A row of the sample; the line is unknown where it was taken from the middle of a large file. */
export type SampledRow = { readonly cells: readonly string[]; readonly line: number | null };

export type InferredColumn = ColumnEvidence & {
  /** What the column becomes when the whole file shows that it is not of the narrow type that the sample suggested. */
  readonly widensTo: 'category' | 'text';
};

const BOOLEAN_PAIRS = [
  ['true', 'false'],
  ['yes', 'no'],
  ['y', 'n'],
] as const;
const EXAMPLES = 5;
const SHOWN_MISFITS = 10;
/** A column is called nearly of a type where at least this share of its values fit. */
const NEARLY = 0.95;
const PHONE_DIGITS = /\d{6}/;
const WHOLE = /^\s*-?\d+\s*$/;
const FEW_SPELLINGS = 20;
const MOST_SPELLINGS = 1_000;
const LONGEST_SPELLING = 64;
const PHONE_NAME = /phone|mobile|telefon|téléphone|teléfono|\btel\b|_tel$|msisdn|whatsapp/i;

type Candidate = {
  readonly type: ColumnType;
  readonly dateOrder?: DateOrder;
  readonly fits: (text: string) => boolean;
};

/**
 * The narrowest type that every value of the sample fits: integer, number, date, datetime, boolean, then category or
 * text. Columns named like phone numbers, leading zeros and plus signs stay text. Missing cells say nothing; a column
 * with no value at all is text.
 */
export function inferColumn(
  { name, index }: { readonly name: string; readonly index: number },
  rows: readonly SampledRow[],
  missing: ReadonlySet<string>,
  decimal: '.' | ',',
): InferredColumn {
  const sample = tallySpellings(rows, index, missing);
  const list = [...sample.spellings];
  const coded = isCategory(list, sample.values) ? 'category' : 'text';
  const evidence = {
    name,
    values: sample.values,
    missing: sample.missing,
    distinct: list.length,
    examples: list.slice(0, EXAMPLES),
    ambiguousDate: false,
    widensTo: coded,
  } as const;
  if (sample.values === 0) return { ...evidence, type: 'text' };
  const candidates = candidatesFor(list[0] ?? '', decimal, isPhoneNumbers(name, list));
  const found = candidates.find((candidate) => list.every(candidate.fits));
  if (found === undefined) return { ...evidence, type: coded, ...nearlyOf(candidates, sample) };
  if (isAmbiguous(found, list)) return { ...evidence, type: coded, ambiguousDate: true };
  return { ...evidence, type: found.type, ...(found.dateOrder === undefined ? {} : { dateOrder: found.dateOrder }) };
}

/** A column's different spellings in order of first appearance, without the missing ones. */
type ColumnSample = {
  readonly rows: readonly SampledRow[];
  readonly index: number;
  readonly spellings: ReadonlySet<string>;
  readonly values: number;
  readonly missing: number;
};

/** Looks at each spelling once, and at the cells again only where some are missing. Rows that are too short count nowhere. */
function tallySpellings(rows: readonly SampledRow[], index: number, missing: ReadonlySet<string>): ColumnSample {
  const spellings = new Set<string>();
  let cells = 0;
  for (const row of rows) {
    const text = row.cells[index];
    if (text === undefined) continue;
    spellings.add(text);
    cells++;
  }
  const gaps = new Set<string>();
  for (const text of spellings) if (missing.has(text.trim())) gaps.add(text);
  for (const gap of gaps) spellings.delete(gap);
  const isGap = (text: string | undefined): boolean => text !== undefined && gaps.has(text);
  const absent = gaps.size === 0 ? 0 : rows.filter((row) => isGap(row.cells[index])).length;
  return { rows, index, spellings, values: cells - absent, missing: absent };
}

/** What the file itself says a column holds stands over what its values look like. */
export function declareColumn(inferred: InferredColumn, declared: DeclaredType | null | undefined): InferredColumn {
  if (declared === undefined || declared === null) return inferred;
  const { name, values, missing, distinct, examples, widensTo } = inferred;
  const type = declared === 'texts' ? widensTo : declared;
  return { name, type, values, missing, distinct, examples, widensTo, ambiguousDate: false };
}

/**
 * Few repeated spellings: at most 20 of which some repeat, or at most 1,000 where each stands ten times on average;
 * none longer than 64 characters.
 */
function isCategory(spellings: readonly string[], values: number): boolean {
  const few = spellings.length <= FEW_SPELLINGS && spellings.length < values;
  const repeated = few || (spellings.length <= MOST_SPELLINGS && spellings.length * 10 <= values);
  return repeated && !spellings.some((spelling) => spelling.length > LONGEST_SPELLING);
}

function candidatesFor(firstSpelling: string, decimal: '.' | ',', isPhone: boolean): readonly Candidate[] {
  const numberOf = (text: string): number => parseNumber(text, { decimal, told: false });
  const numbers: readonly Candidate[] = isPhone
    ? []
    : [
        { type: 'integer', fits: (text) => WHOLE.test(text) && !Number.isNaN(numberOf(text)) },
        { type: 'number', fits: (text) => !Number.isNaN(numberOf(text)) },
      ];
  const dates = (['yearFirst', 'dayFirst', 'monthFirst'] as const).map(
    (dateOrder): Candidate => ({ type: 'date', dateOrder, fits: (text) => !Number.isNaN(parseDate(text, dateOrder)) }),
  );
  const pair = BOOLEAN_PAIRS.find((words) => isOneOf(words, firstSpelling));
  const booleans: readonly Candidate[] =
    pair === undefined ? [] : [{ type: 'boolean', fits: (text) => isOneOf(pair, text) }];
  return [...numbers, ...dates, { type: 'datetime', fits: (text) => !Number.isNaN(parseDatetime(text)) }, ...booleans];
}

/** Numbers to call are no numbers to reckon with; `phone_service` with 0 and 1 is none of them. */
const isPhoneNumbers = (name: string, spellings: readonly string[]): boolean =>
  PHONE_NAME.test(name) && spellings.some((text) => PHONE_DIGITS.test(text));

const isOneOf = (words: readonly string[], text: string): boolean => words.includes(text.trim().toLowerCase());

/** Whether a boolean column may hold this spelling. Which pair of words a column keeps to is decided by inference. */
export const isBooleanSpelling = (text: string): boolean =>
  BOOLEAN_PAIRS.some((words) => isOneOf(words, text)) || text.trim() === '0' || text.trim() === '1';

/** 23.11.2026 is day first wherever it is used; with a slash or a dash both orders are. */
function isAmbiguous({ dateOrder }: Candidate, spellings: readonly string[]): boolean {
  if (dateOrder !== 'dayFirst') return false;
  return spellings.every((text) => !text.includes('.') && !Number.isNaN(parseDate(text, 'monthFirst')));
}

function nearlyOf(candidates: readonly Candidate[], sample: ColumnSample): Pick<ColumnEvidence, 'nearly'> {
  const most = sample.values * (1 - NEARLY);
  for (const { type, fits } of candidates) {
    const misfits = findMisfits(fits, sample, most);
    if (misfits === null) continue;
    const lines = misfits.flatMap(({ line }) => line ?? []).slice(0, SHOWN_MISFITS);
    const examples = [...new Set(misfits.map(({ text }) => text))].slice(0, EXAMPLES);
    return { nearly: { type, misfits: misfits.length, lines, examples } };
  }
  return {};
}

/** The cells that do not fit, or null where they are more than `most`. */
function findMisfits(
  fits: Candidate['fits'],
  { rows, index, spellings }: ColumnSample,
  most: number,
): readonly { readonly text: string; readonly line: number | null }[] | null {
  const misfits: { readonly text: string; readonly line: number | null }[] = [];
  for (const { cells, line } of rows) {
    const text = cells[index];
    if (text === undefined || !spellings.has(text) || fits(text)) continue;
    misfits.push({ text, line });
    if (misfits.length > most) return null;
  }
  return misfits;
}
