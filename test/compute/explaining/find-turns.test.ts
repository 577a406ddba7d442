import { expect, test } from 'vitest';
import { findTurns } from '../../../electron/compute/explaining/find-turns.ts';
import { scoreRecord } from '../../../electron/compute/scoring/score-record.ts';
import { Sessions } from '../../../electron/compute/scoring/sessions.ts';
import type { Cell } from '../../../shared/column.ts';
import { applyThreshold } from '../../../shared/domain/apply-threshold.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { Feature } from '../../../shared/model.ts';
import { numbers, startEngine, texts, train, valueOf } from '../start-engine.ts';
import { oneRowProbability, type TinyModel, weightedSum } from '../tiny-models.ts';

type Row = Readonly<Record<string, Cell>>;

const turnsOf = async ({ onnx, spec }: Pick<TinyModel, 'onnx' | 'spec'>, record: Row, threshold: number | null) =>
  valueOf(await findTurns(valueOf(await new Sessions().open(onnx)), spec, record, threshold));

/** Sick with the probability sigmoid(x). */
const sigmoid = (feature: Partial<Feature> = {}) => {
  const { onnx, spec } = oneRowProbability();
  const [of, other] = [spec.positiveClass ?? '', spec.classes.find((name) => name !== spec.positiveClass) ?? ''];
  const features: Feature[] = [{ name: 'x', type: 'number', min: -4, max: 4, ...feature }];
  return { model: { onnx, spec: { ...spec, features } }, of, other };
};

test('a number turns the answer where the limit is, as near as it is written', async () => {
  const { model, of, other } = sigmoid();

  expect(await turnsOf(model, { x: -2.5 }, 0.5)).toEqual([{ column: 'x', value: 0, to: of }]);
  // log 4 = 1.386: called at 1.4 and not yet at 1.3.
  expect(await turnsOf(model, { x: -2.5 }, 0.8)).toEqual([{ column: 'x', value: 1.4, to: of }]);
  expect(await turnsOf(model, { x: 3.17 }, 0.8)).toEqual([{ column: 'x', value: 1.3, to: other }]);
});

test('a whole number is tried in whole numbers, and nothing beyond what training saw', async () => {
  expect(await turnsOf(sigmoid({ type: 'integer' }).model, { x: -3 }, 0.8)).toMatchObject([{ value: 2 }]);
  expect(await turnsOf(sigmoid({ max: 1 }).model, { x: -3 }, 0.8)).toEqual([]);
  expect(await turnsOf(sigmoid({ min: 2, max: 2 }).model, { x: -3 }, 0.5)).toEqual([]);
});

test('a quantity has nothing to turn', async () => {
  expect(await turnsOf(weightedSum(), { a: 1, b: 2 }, null)).toEqual([]);
});

test('of several columns the nearest comes first, and the model says of each what it is told to', async () => {
  const random = createRandom(3);
  const rows = Array.from({ length: 300 }, () => ({
    x: 10 * random.next(),
    site: random.int(2) === 1 ? 'north' : 'south',
  }));
  const columns = [
    numbers(
      'x',
      rows.map(({ x }) => x),
    ),
    texts(
      'site',
      rows.map(({ site }) => site),
    ),
    texts(
      'sick',
      rows.map(({ x, site }) => (x > (site === 'north' ? 3 : 6) ? 'yes' : 'no')),
    ),
  ];
  const model = valueOf(await train(startEngine(), columns, 'sick', { parameters: { trees: 30, minRowsInLeaf: 5 } }));
  const record = { x: 4.5, site: 'south' };
  const said = async (row: Row) => {
    const { output } = valueOf(
      await scoreRecord(valueOf(await new Sessions().open(model.onnx)), model.spec, row, false),
    );
    return applyThreshold(model.spec, output, 0.5).prediction;
  };

  const turns = await turnsOf(model, record, 0.5);

  expect(await said(record)).toBe('no');
  expect(turns.map(({ column }) => column)).toEqual(['x', 'site']);
  expect(turns[1]).toEqual({ column: 'site', value: 'north', to: 'yes' });
  for (const { column, value, to } of turns) expect(await said({ ...record, [column]: value })).toBe(to);
  const [{ value: nearest } = { value: 0 }] = turns;
  expect(await said({ ...record, x: Number(nearest) - 0.1 })).toBe('no');
});
