import { expect, test } from 'vitest';
import type { Column } from '../../../shared/column.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { type NamedColumn, numbers, startEngine, texts, train, type TrainOptions, valueOf } from '../start-engine.ts';

const ROWS = 200;
const random = createRandom(31);
const x = Array.from({ length: ROWS }, random.normal);
const noise = Array.from({ length: ROWS }, random.normal);
const sick = x.map((value) => (value + random.normal() > 0 ? 'yes' : 'no'));
const [xColumn, noiseColumn, sickColumn] = [numbers('x', x), numbers('noise', noise), texts('sick', sick)];
const sound = [xColumn, noiseColumn, sickColumn];
const withRole = (column: NamedColumn, role: NonNullable<Column['role']>): NamedColumn => ({
  ...column,
  column: { ...column.column, role },
});

const warningsOf = async (columns: readonly NamedColumn[], options: TrainOptions = {}, target = 'sick') =>
  valueOf(await train(startEngine(), columns, target, { algorithm: 'linear', ...options })).warnings;

test('sound data are not warned of', async () => {
  expect(await warningsOf(sound)).toEqual([]);
});

const leaking: readonly (readonly [string, NamedColumn])[] = [
  ['a copy', texts('leak', sick)],
  [
    'another name for it',
    numbers(
      'leak',
      sick.map((value) => (value === 'yes' ? 7 : 3)),
    ),
  ],
  [
    'nearly a copy',
    texts(
      'leak',
      sick.map((value, row) => (row % 60 === 0 ? 'no' : value === 'yes' ? 'ill' : 'well')),
    ),
  ],
  [
    'a number that tells',
    numbers(
      'leak',
      sick.map((value) => (value === 'yes' ? 5 : 0) + random.next()),
    ),
  ],
];
test.for(leaking)('a feature that tells the answer is named: %s', async ([, leak]) => {
  expect(await warningsOf([...sound, leak])).toMatchObject([
    { code: 'train.leak', column: 'leak', hint: expect.stringContaining('leave it out') },
  ]);
});

test('a quantity told by a straight line is a leak, too', async () => {
  const kg = numbers(
    'kg',
    x.map((value) => 20 + value),
  );
  const grams = numbers(
    'grams',
    x.map((value) => 20_000 + 1_000 * value),
  );
  expect(await warningsOf([noiseColumn, grams, kg], {}, 'kg')).toMatchObject([{ code: 'train.leak', column: 'grams' }]);
});

test('subjects on both sides are told of, unless rows are parted by them', async () => {
  const who = withRole(
    texts(
      'who',
      x.map((_, row) => `P${row % 50}`),
      'text',
    ),
    'subject',
  );
  const day = numbers(
    'day',
    x.map((_, row) => 20_000 + row),
    'date',
  );
  const columns = [...sound, who, day];
  const beside = ['who', 'day'];
  const codes = async (plan: TrainOptions['plan']) =>
    (await warningsOf(columns, { beside, ...(plan && { plan }) })).map(({ code, column }) => [code, column]);

  expect(await codes({})).toEqual([]);
  expect(await codes({ split: { kind: 'random' } })).toEqual([['train.sharedSubjects', 'who']]);
  expect(await codes({ split: { kind: 'time', column: 'day' } })).toEqual([['train.sharedSubjects', 'who']]);
});

test('rows that stand in both parts are told of, though not where rows repeat as a matter of course', async () => {
  const twice = sound.map(
    ({ column, chunk }): NamedColumn =>
      chunk.kind === 'numeric'
        ? { column, chunk: { kind: 'numeric', values: Float64Array.from([...chunk.values, ...chunk.values]) } }
        : { column, chunk: { ...chunk, codes: Int32Array.from([...chunk.codes, ...chunk.codes]) } },
  );
  expect((await warningsOf(twice)).map(({ code }) => code)).toEqual(['train.sharedRows']);
  const few = [
    texts(
      'sex',
      x.map((_, row) => (row % 3 ? 'f' : 'm')),
    ),
    texts(
      'fever',
      noise.map((value) => String(value > 0)),
    ),
  ];
  expect(await warningsOf([...few, sickColumn])).toEqual([]);
});

test('many rows are compared by a share of them, in which equal rows stand together', async () => {
  const draw = createRandom(2);
  const half = Array.from({ length: 25_000 }, draw.normal);
  const values = [...half, ...half];
  const columns = [
    numbers('x', values),
    texts(
      'y',
      values.map((value) => (value > 0 ? 'a' : 'b')),
    ),
  ];
  const warnings = await warningsOf(
    [
      ...columns,
      numbers(
        'z',
        values.map((value) => value ** 2),
      ),
    ],
    { beside: ['x'] },
    'y',
  );
  expect(warnings.map(({ code }) => code)).toEqual(['train.sharedRows']);
  expect(warnings[0]?.message).toMatch(/About (7[5-9]|8[0-5]) of 100/);
});

const odd: readonly (readonly [string, string | null, readonly NamedColumn[], TrainOptions?])[] = [
  [
    'train.constantColumn',
    'same',
    [
      ...sound,
      numbers(
        'same',
        x.map(() => 4),
      ),
    ],
  ],
  [
    'train.emptyColumn',
    'blank',
    [
      ...sound,
      texts(
        'blank',
        x.map(() => null),
      ),
    ],
  ],
  [
    'train.emptyColumn',
    'gone',
    [
      ...sound,
      numbers(
        'gone',
        x.map(() => Number.NaN),
      ),
    ],
  ],
  [
    'train.infiniteNumbers',
    'ratio',
    [
      ...sound,
      numbers(
        'ratio',
        noise.map((v, row) => (row % 50 ? v : Infinity * (row % 100 ? 1 : -1))),
      ),
    ],
  ],
  [
    'train.unlabelledRows',
    null,
    [
      xColumn,
      noiseColumn,
      texts(
        'sick',
        sick.map((value, row) => (row < 12 ? null : value)),
      ),
    ],
  ],
  [
    'train.similarClasses',
    null,
    [
      xColumn,
      noiseColumn,
      texts(
        'sick',
        x.map((value, row) => (row % 20 === 0 ? 'Malaria ' : value > 0 ? 'malaria' : 'healthy')),
      ),
    ],
  ],
  [
    'train.similarClasses',
    null,
    [
      xColumn,
      noiseColumn,
      texts(
        'sick',
        x.map((value, row) => (row % 20 === 0 ? 'malraia' : value > 0 ? 'malaria' : 'healthy')),
      ),
    ],
  ],
  ['train.fewHeldOut', null, sound, { parameters: { holdout: 0.1 } }],
  [
    'train.fewCases',
    null,
    [
      xColumn,
      noiseColumn,
      texts(
        'sick',
        x.map((_, row) => (row % 10 === 0 ? 'yes' : 'no')),
      ),
    ],
  ],
];
test.for(odd)('%s is said of %s, with what to do', async ([code, column, columns, options]) => {
  for (const algorithm of ['linear', 'gbdt'] as const) {
    const parameters = { ...(algorithm === 'gbdt' && { trees: 10 }), ...options?.parameters };
    expect(await warningsOf(columns, { ...options, algorithm, parameters })).toMatchObject([
      { code, column, message: expect.any(String), hint: expect.any(String) },
    ]);
  }
});

const written = (values: readonly number[], wordAt: (row: number) => string | null): (string | null)[] =>
  values.map((value, row) => wordAt(row) ?? value.toFixed(3));

test.for<readonly [string, string, readonly (string | null)[], RegExp]>([
  ['train.emptyColumn', 'nothing', x.map(() => null), /no value in any row/],
  ['train.numbersAsText', 'infinities', written(noise, (row) => (row % 7 ? null : 'inf')), /85 of 100 .* "inf"\.$/],
  [
    'train.numbersAsText',
    'few words',
    written(noise, (row) => (row % 20 ? null : 'not done')),
    /95 of 100 .* "not done"\./,
  ],
])('%s is said of text with %s in it, which nothing can be learned from', async ([code, , values, message]) => {
  const unread = texts('unread', values, 'text');
  expect(await warningsOf([...sound, unread], { beside: ['unread'] })).toMatchObject([
    { code, column: 'unread', message: expect.stringMatching(message), hint: expect.any(String) },
  ]);
});

test('text that was never meant as numbers is not warned of', async () => {
  const names = texts(
    'names',
    written(noise, (row) => (row % 2 ? `name ${row}` : null)),
    'text',
  );
  const codes = texts(
    'codes',
    written(noise, (row) => String(row).padStart(5, '0')),
    'text',
  );
  const ignored = withRole(
    texts(
      'ignored',
      written(noise, (row) => (row % 9 ? null : 'lost')),
      'text',
    ),
    'ignored',
  );
  expect(await warningsOf([...sound, names, codes, ignored], { beside: ['names', 'codes', 'ignored'] })).toEqual([]);
});

test('a long word takes two slips where one spelling is far rarer, and not where both are usual', async () => {
  const told = (rare: number): NamedColumn =>
    texts(
      'sick',
      x.map((value, row) => (row % rare === 0 ? 'hypertension' : value > 0 ? 'hypotension' : 'healthy')),
    );
  const codes = async (rare: number) => (await warningsOf([xColumn, noiseColumn, told(rare)])).map(({ code }) => code);

  expect(await codes(50)).toContain('train.similarClasses');
  expect(await codes(4)).not.toContain('train.similarClasses');
});

test('words that are really others are not taken for one', async () => {
  const stage = texts(
    'sick',
    x.map((_, row) => ['stage 1', 'stage 2', 'yes', 'no', 'low', 'mild', 'severe'][row % 7]!),
  );
  expect(await warningsOf([xColumn, noiseColumn, stage])).toEqual([]);
});

test('a class that one part never learned is told of', async () => {
  const site = texts(
    'site',
    x.map((_, row) => (row < 40 ? 'far' : row < 120 ? 'near' : 'middle')),
  );
  const kind = texts(
    'kind',
    x.map((_, row) => (row < 40 ? 'rare' : row % 2 ? 'a' : 'b')),
  );
  const warnings = await warningsOf(
    [xColumn, noiseColumn, site, kind],
    { beside: ['site'], plan: { split: { kind: 'group', column: 'site' }, folds: 3 } },
    'kind',
  );
  expect(warnings.map(({ code }) => code)).toContain('train.unseenClass');
});

const word = (count: number, rows: number): NamedColumn =>
  texts(
    'y',
    Array.from({ length: rows }, (_, row) => `w${row % count}`),
  );
const plain = (rows: number): NamedColumn =>
  numbers(
    'x',
    Array.from({ length: rows }, (_, row) => row),
  );
test.for([
  ['train.tooManyClasses', [plain(40), word(30, 40)], {}],
  ['train.tooFewRows', [plain(3), word(2, 3)], {}],
  [
    'train.oneGroup',
    [plain(40), word(2, 40), numbers('g', new Float64Array(40))],
    { split: { kind: 'group', column: 'g' } },
  ],
  [
    'train.equalTimes',
    [plain(40), word(2, 40), numbers('g', new Float64Array(40), 'date')],
    { split: { kind: 'time', column: 'g' } },
  ],
  ['train.noFeatures', [numbers('x', new Float64Array(40).fill(Number.NaN)), word(2, 40)], {}],
  ['train.noTarget', [plain(40), numbers('y', new Float64Array(40).fill(Infinity))], {}],
] as const)('refuses with %s and what to do', async ([code, columns, plan]) => {
  const beside = ['g'];
  expect(await train(startEngine(), columns, 'y', { beside, plan })).toMatchObject({
    ok: false,
    error: { code, message: expect.any(String), hint: expect.any(String) },
  });
});
