import type { Column, ColumnChunk } from '../../../shared/column.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { numbersAmong, quoted } from './numbers-among.ts';

/** What is to be predicted. A binary target's positive class is the last of its two. */
export type Target =
  | { readonly task: 'regression'; readonly values: Float64Array }
  | { readonly task: 'binary' | 'multiclass'; readonly classes: readonly string[]; readonly classOf: Int32Array };

/** In the order of the answers; empty for a quantity. */
export const classesOf = (target: Target): readonly string[] => (target.task === 'regression' ? [] : target.classes);

const MOST_CLASSES = 100;
const LEAST_OF_CLASS = 2;
/** Spellings that say "yes", the event that a threshold is about. */
const AFFIRMATIVE: ReadonlySet<string> = new Set(['1', 'true', 't', 'yes', 'y', 'positive', 'oui', 'si', 'sim']);

/**
 * What kind of task a target column without missing cells is: categories and booleans are classes, and so are whole
 * numbers of which there are two; other numbers are a quantity.
 */
export function readTarget(column: Column, chunk: ColumnChunk): Result<Target> {
  if (column.type === 'date' || column.type === 'datetime') {
    return fail(
      'train.timeTarget',
      `"${column.name}" is a point in time, which cannot be predicted yet.`,
      'Choose another column.',
    );
  }
  if (chunk.kind === 'coded') return readClasses(column.name, chunk.codes, chunk.dictionary);
  const distinct = fewDistinct(chunk.values);
  if (distinct.length === 1) return constant(column.name, String(distinct[0]));
  if (distinct.length === 2 && distinct.every(Number.isInteger)) {
    const codes = Int32Array.from(chunk.values, (value) => distinct.indexOf(value));
    return readClasses(column.name, codes, distinct.map(String));
  }
  return ok({ task: 'regression', values: chunk.values });
}

/** The distinct values ascending, no more than three of them. */
function fewDistinct(values: Float64Array): readonly number[] {
  const distinct = new Set<number>();
  for (const value of values) {
    distinct.add(value);
    if (distinct.size > 2) break;
  }
  return [...distinct].toSorted((a, b) => a - b);
}

const constant = (name: string, value: string): Result<never> =>
  fail(
    'train.oneClass',
    `Every row has the same value in "${name}": ${value}.`,
    'Choose a column with at least two values.',
  );

function readClasses(name: string, codes: Int32Array, dictionary: readonly string[]): Result<Target> {
  const counts = new Int32Array(dictionary.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const countByClass = new Map(dictionary.map((value, code): [string, number] => [value, counts[code] ?? 0]));
  const used = dictionary.filter((value) => countByClass.get(value) !== 0);
  if (used.length === 1) return constant(name, used[0] ?? '');
  if (used.length > MOST_CLASSES) {
    return fail(
      'train.tooManyClasses',
      `"${name}" has ${used.length} values; ${MOST_CLASSES} is the limit.`,
      howToGroup(codes, dictionary) ?? 'Group them, or choose another column.',
    );
  }
  if (used.length * LEAST_OF_CLASS > codes.length) {
    return fail(
      'train.tooManyClasses',
      `"${name}" has ${used.length} values in ${codes.length} rows: nothing can be learned of most of them.`,
      howToGroup(codes, dictionary) ??
        `Group them until most have at least ${LEAST_OF_CLASS} rows, or choose another column.`,
    );
  }
  if (used.length > 2)
    return ok({ task: 'multiclass', classes: used.toSorted(), classOf: recode(codes, dictionary, used.toSorted()) });
  const rare = used.find((value) => (countByClass.get(value) ?? 0) < LEAST_OF_CLASS);
  if (rare !== undefined) {
    return fail(
      'train.rareClass',
      `Only one row of "${name}" says "${rare}".`,
      `Collect at least ${LEAST_OF_CLASS} of each.`,
    );
  }
  const classes = positiveLast(used.toSorted(), countByClass);
  return ok({ task: 'binary', classes, classOf: recode(codes, dictionary, classes) });
}

/** Null where these are classes, and no quantity that a few words made text of. */
function howToGroup(codes: Int32Array, dictionary: readonly string[]): string | null {
  const among = numbersAmong({ kind: 'coded', codes, dictionary });
  if (among === null) return null;
  return `Most are numbers. To predict a quantity, leave the cells with ${quoted(among.others)} empty and import the file again.`;
}

/** The positive class is the one spelled as a yes; of two that are not, the rarer one, for events are rarer. */
function positiveLast(sorted: readonly string[], countByClass: ReadonlyMap<string, number>): readonly string[] {
  const rank = (value: string): number =>
    AFFIRMATIVE.has(value.trim().toLowerCase()) ? Infinity : -(countByClass.get(value) ?? 0);
  return sorted.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

function recode(codes: Int32Array, dictionary: readonly string[], classes: readonly string[]): Int32Array {
  const classByCode = dictionary.map((value) => classes.indexOf(value));
  return codes.map((code) => classByCode[code] ?? -1);
}
