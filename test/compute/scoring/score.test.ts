import { expect, test } from 'vitest';
import type { ModelSpec } from '../../../shared/model.ts';
import {
  type Engine,
  encodeAll,
  type NamedColumn,
  numbers,
  startEngine,
  texts,
  train,
  valueOf,
} from '../start-engine.ts';
import { labelOnly, oneRowProbability, sha256Of, squareRoot, type TinyModel, weightedSum } from '../tiny-models.ts';

async function loaded({ sha256, onnx, spec }: TinyModel): Promise<Engine> {
  const engine = startEngine();
  valueOf(await engine.call('model.load', { sha256, onnx, spec }));
  return engine;
}

const score = (engine: Engine, { sha256 }: TinyModel, columns: readonly NamedColumn[]) =>
  engine.call('model.score', { sha256, chunks: encodeAll(columns) });

test('one input of several columns is filled row by row, in the order of its columns', async () => {
  const model = weightedSum();
  const engine = await loaded(model);

  const scored = valueOf(await score(engine, model, [numbers('a', [1, 2, 3]), numbers('b', [4, 5, 6])]));

  expect(scored).toEqual({ rows: 3, probabilities: null, values: Float32Array.of(41, 52, 63) });
});

test('rows beyond one run and one thread come back whole and in order', async () => {
  const model = weightedSum();
  const engine = await loaded(model);
  const a = Float64Array.from({ length: 20_001 }, (_, row) => row);

  const { values } = valueOf(await score(engine, model, [numbers('a', a), numbers('b', a)]));

  expect(values?.length).toBe(20_001);
  expect(values?.every((value, row) => value === 11 * row)).toBe(true);
});

test('a model that answers NaN fails and says for which row', async () => {
  const model = squareRoot();
  const engine = await loaded(model);

  expect(valueOf(await score(engine, model, [numbers('x', [4, 9])])).values).toEqual(Float32Array.of(2, 3));
  expect(await score(engine, model, [numbers('x', [4, -1])])).toMatchObject({
    ok: false,
    error: { code: 'model.answersNaN', message: expect.stringContaining('row 2') },
  });
});

test('a label without probabilities counts as certain, and an unknown one is refused', async () => {
  const model = labelOnly(['3', '5']);
  const engine = await loaded(model);

  const { probabilities } = valueOf(await score(engine, model, [numbers('count', [5, 3], 'integer')]));

  expect(probabilities).toEqual(Float32Array.of(0, 1, 1, 0));
  expect(await score(engine, model, [numbers('count', [4], 'integer')])).toMatchObject({
    error: { code: 'model.unknownClass' },
  });
});

test('an input of whole numbers takes neither missing cells nor fractions', async () => {
  const model = labelOnly(['3']);
  const engine = await loaded(model);

  expect(await score(engine, model, [numbers('count', [NaN])])).toMatchObject({
    error: { code: 'model.missingValue' },
  });
  expect(await score(engine, model, [numbers('count', [3.5])])).toMatchObject({ error: { code: 'model.badValue' } });
});

test('a positive probability alone, one row a run, becomes both classes in their order', async () => {
  const model = oneRowProbability();
  const engine = await loaded(model);

  const { probabilities } = valueOf(await score(engine, model, [numbers('x', [0, Math.log(3)])]));

  expect([...probabilities!].map((value) => Number(value.toFixed(6)))).toEqual([0.5, 0.5, 0.75, 0.25]);
});

test('a model that is not loaded, and bytes that are another model, are refused', async () => {
  const model = weightedSum();
  const engine = startEngine();

  expect(await score(engine, model, [])).toMatchObject({ error: { code: 'engine.unknownModel' } });
  expect(await engine.call('model.load', { ...model, sha256: '0'.repeat(64) })).toMatchObject({
    error: { code: 'model.changed' },
  });
  valueOf(await engine.call('model.load', model));
  valueOf(await engine.call('model.unload', model));
  expect(await score(engine, model, [])).toMatchObject({ error: { code: 'engine.unknownModel' } });
});

test('damaged chunks and a wrong number of columns are refused', async () => {
  const model = weightedSum();
  const engine = await loaded(model);

  expect(await engine.call('model.score', { sha256: model.sha256, chunks: [Uint8Array.of(1, 2, 3)] })).toMatchObject({
    error: { code: 'engine.badChunk' },
  });
  expect(await score(engine, model, [numbers('a', [1])])).toMatchObject({ error: { code: 'engine.badChunk' } });
});

const visits = (): NamedColumn[] => [
  numbers(
    'muac',
    Array.from({ length: 200 }, (_, row) => 9 + (row % 40) / 8),
  ),
  texts(
    'oedema',
    Array.from({ length: 200 }, (_, row) => (row % 7 === 0 ? 'yes' : 'no')),
    'boolean',
  ),
  texts(
    'site',
    Array.from({ length: 200 }, (_, row) => `site ${row % 5}`),
  ),
  numbers(
    'visit',
    Array.from({ length: 200 }, (_, row) => 20_454 + row),
    'date',
  ),
  numbers(
    'at',
    Array.from({ length: 200 }, (_, row) => Date.UTC(2026, 0, 1) + row * 86_400_000),
    'datetime',
  ),
  texts(
    'refer',
    Array.from({ length: 200 }, (_, row) => (row % 40 < 15 || row % 7 === 0 ? 'yes' : 'no')),
  ),
];

async function trainedOnVisits(): Promise<{ engine: Engine; sha256: string; spec: ModelSpec }> {
  const engine = startEngine();
  const { onnx, spec } = valueOf(await train(engine, visits(), 'refer', { parameters: { minRowsInLeaf: 5 } }));
  const sha256 = sha256Of(onnx);
  valueOf(await engine.call('model.load', { sha256, onnx, spec }));
  return { engine, sha256, spec };
}

test('a record gets the answer that its row gets, dates and times as text', async () => {
  const { engine, sha256 } = await trainedOnVisits();
  const { probabilities } = valueOf(
    await engine.call('model.score', { sha256, chunks: encodeAll(visits().slice(0, 5)) }),
  );

  // Row 7: 2026-01-08.
  const record = { muac: 9.875, oedema: 'yes', site: 'site 2', visit: '2026-01-08', at: '2026-01-08T00:00:00Z' };
  const answer = valueOf(await engine.call('model.scoreRecord', { sha256, record })).output;

  expect(answer.prediction).toBe('yes');
  expect(answer.probabilities?.['yes']).toBe(probabilities![7 * 2 + 1]);
  expect(answer.probabilities?.['no']).toBe(probabilities![7 * 2]);
});

test('a record may lack cells and hold categories that were never seen', async () => {
  const { engine, sha256 } = await trainedOnVisits();
  const ask = async (record: Record<string, string | number | null>) =>
    valueOf(await engine.call('model.scoreRecord', { sha256, record })).output.probabilities;

  const empty = await ask({});
  expect(empty).toEqual(await ask({ muac: null, oedema: '', site: null, visit: '' }));
  expect((empty?.['yes'] ?? 0) + (empty?.['no'] ?? 0)).toBeCloseTo(1, 6);
  expect(await ask({ muac: 10, site: 'elsewhere' })).toEqual(await ask({ muac: 10 }));
});

test('a cell that is no number is refused by its name', async () => {
  const { engine, sha256 } = await trainedOnVisits();

  expect(await engine.call('model.scoreRecord', { sha256, record: { muac: 'eleven' } })).toMatchObject({
    error: { code: 'model.badValue', message: expect.stringContaining('muac') },
  });
  expect(await engine.call('model.scoreRecord', { sha256, record: { visit: 'soon' } })).toMatchObject({
    error: { code: 'model.badValue' },
  });
});
