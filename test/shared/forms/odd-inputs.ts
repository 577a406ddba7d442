import { functions } from '../../../shared/forms/expression/function-table.ts';

/** What may stand where an input should, by what is odd about it. */
const oddInputs = {
  empty: '/data/empty',
  notRelevant: '/data/hidden',
  noRepeatYet: '/data/none/nothing',
  noSuchRepeat: '/data/visit[9]/weight',
  everyRepeat: '/data/visit/weight',
  word: '/data/word',
  truth: 'true()',
  fraction: '1.5',
  day: '/data/day',
} as const;

/** What each function that takes inputs is usually given. */
const usualInputs: Readonly<Record<string, readonly string[]>> = {
  boolean: ['1'],
  'boolean-from-string': ["'true'"],
  not: ['true()'],
  if: ['true()', "'a'", "'b'"],
  coalesce: ["'a'", "'b'"],
  once: ["'a'"],
  checklist: ['1', '2', 'true()', 'false()'],
  'weighted-checklist': ['1', '5', 'true()', '3'],
  number: ["'12.5'"],
  int: ['3.9'],
  round: ['2.345', '1'],
  floor: ['2.5'],
  ceiling: ['2.5'],
  abs: ['-3'],
  sqrt: ['16'],
  exp: ['1'],
  exp10: ['2'],
  log: ['3'],
  log10: ['100'],
  sin: ['1'],
  cos: ['1'],
  tan: ['1'],
  asin: ['0.5'],
  acos: ['0.5'],
  atan: ['1'],
  atan2: ['1', '2'],
  pow: ['2', '3'],
  min: ['1', '2'],
  max: ['1', '2'],
  sum: ['/data/five'],
  string: ["'a'"],
  concat: ["'a'", "'b'"],
  join: ["'-'", "'a'", "'b'"],
  'string-length': ["'abc'"],
  'normalize-space': ["' a  b '"],
  contains: ["'abc'", "'b'"],
  'starts-with': ["'abc'", "'a'"],
  'ends-with': ["'abc'", "'c'"],
  'substring-before': ["'a-b'", "'-'"],
  'substring-after': ["'a-b'", "'-'"],
  substring: ["'12345'", '2', '3'],
  substr: ["'12345'", '1', '3'],
  translate: ["'abc'", "'b'", "'x'"],
  regex: ["'ab12'", "'[a-z]+[0-9]+'"],
  uuid: ['8'],
  selected: ["'a b'", "'a'"],
  'selected-at': ["'a b'", '1'],
  'count-selected': ["'a b'"],
  'jr:choice-name': ["'fever'", "'/data/one'"],
  count: ['/data/visit'],
  'count-non-empty': ['/data/visit/weight'],
  position: ['/data/visit[2]'],
  instance: ["'prices'"],
  pulldata: ["'prices'", "'price'", "'name'", "'maize'"],
  'indexed-repeat': ['/data/visit/code', '/data/visit', '2'],
  date: ["'2026-03-14'"],
  'format-date': ["'2026-03-14'", "'%Y-%m-%d'"],
  'format-date-time': ["'2026-03-14T10:30'", "'%H:%M'"],
  'decimal-date-time': ["'2026-03-14T10:30'"],
  'decimal-time': ["'12:00'"],
  distance: ['/data/trace'],
  area: ['/data/trace'],
};

/** By function that takes inputs: it asked as usual, and with each input in turn replaced by each odd one. */
export const oddCases: readonly (readonly [string, readonly string[]])[] = namesWithInputs().map((name) => {
  const usual = usualInputs[name] ?? [];
  const replaced = usual.flatMap((_, at) => Object.values(oddInputs).map((odd) => usual.with(at, odd)));
  return [name, [usual, ...replaced].map((inputs) => askedWith(name, inputs))];
});

export const withoutUsualInputs = namesWithInputs().filter((name) => usualInputs[name] === undefined);

/**
 * Within every repeat: each input in turn replaced by the repeat's own answer, of which the last is missing (and 3
 * instead for an id, since ODK's engine stops the record for one without a length).
 */
export const oddVisitCases: readonly (readonly [string, readonly string[]])[] = namesWithInputs().map((name) => {
  const usual = usualInputs[name] ?? [];
  return [
    name,
    usual.map((_, at) => askedWith(name, usual.with(at, name === 'uuid' ? 'coalesce(../weight, 3)' : '../weight'))),
  ];
});

function namesWithInputs(): readonly string[] {
  return [...functions].flatMap(([name, { most }]) => (most > 0 ? [name] : []));
}

/** Ids are never the same; how the first letters of them look is, for any letters are written as x. */
function askedWith(name: string, inputs: readonly string[]): string {
  const call = `${name}(${inputs.join(', ')})`;
  return name === 'uuid' ? `substring(translate(${call}, '0123456789abcdef', 'xxxxxxxxxxxxxxxx'), 1, 50)` : call;
}
