import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Column, isNumericType } from '../../../shared/column.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { encodeAll, type NamedColumn, numbers, startEngine, texts, train, valueOf } from '../start-engine.ts';
import { sha256Of } from '../tiny-models.ts';

/** Two informative numbers, a category that moves the odds, noise; the best possible AUC is known from the odds. */
function syntheticBinary(
  rows: number,
  seed: number,
): { columns: NamedColumn[]; bestScores: number[]; positive: number[] } {
  const random = createRandom(seed);
  const [a, b, noise] = [0, 1, 2].map(() => Array.from({ length: rows }, random.normal));
  const site = Array.from({ length: rows }, () => ['north', 'south', 'east', 'west'][random.int(4)]!);
  const shift: Record<string, number> = { north: -1.5, south: 1.5, east: 0, west: 0.5 };
  const bestScores = a!.map((value, row) => 1.5 * value - b![row]! + shift[site[row]!]!);
  const positive = bestScores.map((score) => (random.next() < 1 / (1 + Math.exp(-score)) ? 1 : 0));
  const columns = [
    numbers(
      'a',
      a!.map((value, row) => (row % 17 === 0 ? NaN : value)),
    ),
    numbers('b', b!),
    numbers('noise', noise!),
    texts(
      'site',
      site.map((value, row) => (row % 23 === 0 ? null : value)),
    ),
    texts(
      'sick',
      positive.map((value) => (value === 1 ? 'yes' : 'no')),
      'boolean',
    ),
  ];
  return { columns, bestScores, positive };
}

function areaUnder(scores: readonly number[], positive: readonly number[]): number {
  const order = scores.map((score, row) => ({ score, row })).toSorted((x, y) => x.score - y.score);
  const positives = positive.reduce((sum, value) => sum + value, 0);
  const ranks = order.reduce((sum, { row }, place) => sum + (positive[row] === 1 ? place + 1 : 0), 0);
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (scores.length - positives));
}

test('a binary model comes near the best possible AUC and agrees with ONNX Runtime', async () => {
  const { columns, bestScores, positive } = syntheticBinary(8_000, 1);
  const engine = startEngine();

  const trained = valueOf(await train(engine, columns, 'sick'));

  // The best scores know the cells that the model finds missing.
  expect(trained.metrics['auc']).toBeGreaterThan(areaUnder(bestScores, positive) - 0.04);
  expect(trained.metrics['auc']).toBeLessThan(areaUnder(bestScores, positive) + 0.03);
  expect(trained.maxDifference).toBeLessThanOrEqual(1e-5);
  expect(trained.spec).toMatchObject({ task: 'binary', target: 'sick', classes: ['no', 'yes'], positiveClass: 'yes' });
  expect(trained.heldOutRows).toBe(1_600);
  expect(trained.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(1_600);
  expect(trained.iterations).toBeLessThan(200);
  expect(trained.curve.at(-1)?.iteration).toBe(trained.iterations + 30);
  expect(trained.importance.map(({ column }) => column)[3]).toBe('noise');
  expect(trained.importance.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(engine.progress[0]).toMatchObject({
    iteration: 1,
    of: 200,
    training: expect.any(Number),
    heldOut: expect.any(Number),
  });
});

test('sensitivity and specificity are those of the threshold on the held-out rows', async () => {
  const { metrics, confusion, threshold, roc, calibration } = valueOf(
    await train(startEngine(), syntheticBinary(2_000, 2).columns, 'sick'),
  );

  const [[right, alarms], [missed, found]] = confusion as [[number, number], [number, number]];
  expect(metrics['sensitivity']).toBeCloseTo(found / (found + missed), 12);
  expect(metrics['specificity']).toBeCloseTo(right / (right + alarms), 12);
  expect(metrics['accuracy']).toBeCloseTo((right + found) / 400, 12);
  expect(threshold).toBeGreaterThan(0);
  expect(threshold).toBeLessThan(1);
  expect(roc.length).toBeLessThanOrEqual(200);
  expect(calibration.reduce((rows, { n }) => rows + n, 0)).toBe(400);
  expect(calibration.reduce((sick, { n, happened }) => sick + n * happened, 0)).toBeCloseTo(found + missed, 9);
});

test('the reference profile holds every feature over all rows, and answers over the held-out ones', async () => {
  const { reference } = valueOf(await train(startEngine(), syntheticBinary(1_000, 3).columns, 'sick'));

  expect(Object.keys(reference.columns).toSorted()).toEqual(['a', 'b', 'confidence', 'noise', 'prediction', 'site']);
  expect(reference.columns['a']).toMatchObject({ n: 1_000, missing: 59 });
  expect(reference.columns['site']).toMatchObject({ n: 1_000, missing: 44, distinct: 4 });
  expect(reference.columns['prediction']).toMatchObject({ kind: 'category', n: 200 });
  expect(reference.columns['confidence']).toMatchObject({ kind: 'numeric', n: 200, missing: 0 });
});

test('the same seed and rows give the same bytes, another seed gives others', async () => {
  const { columns } = syntheticBinary(1_500, 4);
  const bytes = async (seed: number): Promise<string> =>
    sha256Of(valueOf(await train(startEngine(), columns, 'sick', { seed })).onnx);

  const [first, again, other] = [await bytes(7), await bytes(7), await bytes(8)];

  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('a quantity of any size is predicted in its own unit', async () => {
  const random = createRandom(5);
  const day = Array.from({ length: 3_000 }, () => 20_000 + random.int(400));
  const area = Array.from({ length: 3_000 }, () => random.next() * 10);
  const yieldKg = area.map(
    (value, row) => 1_000_000 + 50_000 * value + 300 * (day[row]! - 20_000) + 2_000 * random.normal(),
  );
  const columns = [numbers('day', day, 'date'), numbers('area', area), numbers('yield', yieldKg)];

  const trained = valueOf(await train(startEngine(), columns, 'yield'));

  expect(trained.metrics['r2']).toBeGreaterThan(0.98);
  expect(trained.metrics['rmse']).toBeLessThan(20_000);
  expect(trained.curve.at(-1)?.heldOut).toBeCloseTo(trained.metrics['rmse']!, -3);
  expect(trained.spec).toMatchObject({
    task: 'regression',
    classes: [],
    positiveClass: null,
    outputs: [{ name: 'value', role: 'value' }],
  });
  expect(trained.threshold).toBeNull();
});

const penguinTypes: Readonly<Record<string, Column['type']>> = {
  'Beak Length (mm)': 'number',
  'Beak Depth (mm)': 'number',
  'Flipper Length (mm)': 'integer',
  'Body Mass (g)': 'integer',
  Island: 'category',
  Sex: 'category',
  Species: 'category',
};

function penguins(): NamedColumn[] {
  const rows = JSON.parse(readFileSync('node_modules/vega-datasets/data/penguins.json', 'utf8')) as Record<
    string,
    string | number | null
  >[];
  return Object.entries(penguinTypes).map(([name, type]) =>
    isNumericType(type)
      ? numbers(
          name,
          rows.map((row) => Number(row[name] ?? NaN)),
          type,
        )
      : texts(
          name,
          rows.map((row) => row[name] as string | null),
          type,
        ),
  );
}

test('penguins are told apart by species, with column names as they are', async () => {
  const columns = penguins();
  const engine = startEngine();
  const trained = valueOf(await train(engine, columns, 'Species', { parameters: { minRowsInLeaf: 5 } }));

  expect(trained.metrics['accuracy']).toBeGreaterThan(0.94);
  expect(trained.spec.classes).toEqual(['Adelie', 'Chinstrap', 'Gentoo']);

  const sha256 = sha256Of(trained.onnx);
  valueOf(await engine.call('model.load', { sha256, onnx: trained.onnx, spec: trained.spec }));
  const chunks = encodeAll(columns.filter(({ column }) => column.name !== 'Species'));
  const { rows, probabilities } = valueOf(await engine.call('model.score', { sha256, chunks }));
  expect([rows, probabilities?.length]).toEqual([344, 344 * 3]);
  for (let row = 0; row < rows; row += 1) {
    const [a, b, c] = probabilities!.subarray(row * 3, row * 3 + 3);
    expect(a! + b! + c!).toBeCloseTo(1, 5);
  }
});

test('whole numbers of which there are two are classes, and the spelled yes is the positive one', async () => {
  const random = createRandom(6);
  const x = Array.from({ length: 300 }, random.next);
  const code = numbers(
    'code',
    x.map((value) => (value > 0.3 ? 1 : 0)),
    'integer',
  );
  const word = texts(
    'word',
    x.map((value) => (value > 0.3 ? 'Yes' : 'unlikely')),
  );

  const byCode = valueOf(await train(startEngine(), [numbers('x', x), code], 'code'));
  const byWord = valueOf(await train(startEngine(), [numbers('x', x), word], 'word'));

  expect([byCode.spec.classes, byCode.spec.positiveClass]).toEqual([['0', '1'], '1']);
  expect([byWord.spec.classes, byWord.spec.positiveClass]).toEqual([['unlikely', 'Yes'], 'Yes']);
});

test('rows without a target are left out', async () => {
  const { columns } = syntheticBinary(400, 7);
  const target = texts(
    'sick',
    Array.from({ length: 400 }, (_, row) => (row < 100 ? null : row % 2 === 0 ? 'yes' : 'no')),
  );

  const trained = valueOf(await train(startEngine(), [...columns.slice(0, 4), target], 'sick'));

  expect(trained.reference.columns['b']).toMatchObject({ n: 300 });
  expect(trained.heldOutRows).toBe(60);
});

const x = numbers(
  'x',
  Array.from({ length: 200 }, (_, row) => row),
);
const REFUSED: readonly (readonly [string, readonly NamedColumn[]])[] = [
  [
    'train.oneClass',
    [
      x,
      texts(
        'y',
        Array.from({ length: 200 }, () => 'no'),
      ),
    ],
  ],
  ['train.oneClass', [x, numbers('y', new Float64Array(200).fill(4.5))]],
  [
    'train.noTarget',
    [
      x,
      texts(
        'y',
        Array.from({ length: 200 }, () => null),
      ),
    ],
  ],
  [
    'train.tooFewRows',
    [
      x,
      texts(
        'y',
        Array.from({ length: 200 }, (_, row) => (row < 19 ? `${row % 2}` : null)),
      ),
    ],
  ],
  [
    'train.tooManyClasses',
    [
      x,
      texts(
        'y',
        Array.from({ length: 200 }, (_, row) => `label ${row}`),
      ),
    ],
  ],
  [
    'train.rareClass',
    [
      x,
      texts(
        'y',
        Array.from({ length: 200 }, (_, row) => (row === 0 ? 'yse' : 'no')),
      ),
    ],
  ],
  [
    'train.timeTarget',
    [
      x,
      numbers(
        'y',
        Array.from({ length: 200 }, (_, row) => row),
        'date',
      ),
    ],
  ],
  [
    'train.noFeatures',
    [
      numbers('x', new Float64Array(200)),
      texts(
        'y',
        Array.from({ length: 200 }, (_, row) => `${row % 2}`),
      ),
    ],
  ],
  [
    'train.textFeature',
    [
      texts(
        'x',
        Array.from({ length: 200 }, (_, row) => `note ${row}`),
        'text',
      ),
      texts(
        'y',
        Array.from({ length: 200 }, (_, row) => `${row % 2}`),
      ),
    ],
  ],
  [
    'train.reservedName',
    [
      { ...x, column: { ...x.column, name: 'prediction' } },
      texts(
        'y',
        Array.from({ length: 200 }, (_, row) => `${row % 2}`),
      ),
    ],
  ],
];

test.each(REFUSED)('refuses with %s and a hint', async (code, columns) => {
  expect(await train(startEngine(), columns, 'y')).toMatchObject({
    ok: false,
    error: { code, hint: expect.any(String) },
  });
});

test('says of a quantity that a word made text how it becomes one', async () => {
  const quantity = texts(
    'y',
    Array.from({ length: 200 }, (_, row) => (row % 9 === 0 ? 'inf' : `${row}.5`)),
    'text',
  );

  expect(await train(startEngine(), [x, quantity], 'y')).toMatchObject({
    error: { code: 'train.tooManyClasses', hint: expect.stringContaining('leave the cells with "inf" empty') },
  });
});

test('refuses a target that is not there, and one among its own features', async () => {
  const engine = startEngine();
  const { tableId } = valueOf(await engine.call('table.open', { columns: [x.column] }));
  valueOf(await engine.call('table.append', { tableId, chunks: encodeAll([x]) }));
  const ask = (target: string) =>
    engine.call('train', { tableId, target, features: ['x'], algorithm: 'gbdt', parameters: {}, seed: 1 });

  expect(await ask('nowhere')).toMatchObject({ error: { code: 'train.unknownColumn' } });
  expect(await ask('x')).toMatchObject({ error: { code: 'train.targetIsFeature' } });
});
