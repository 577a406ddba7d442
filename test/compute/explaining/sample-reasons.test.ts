import { expect, test } from 'vitest';
import { type SampleRequest, sampleReasons } from '../../../electron/compute/explaining/sample-reasons.ts';
import { scoreRecord } from '../../../electron/compute/scoring/score-record.ts';
import { type OpenModel, Sessions } from '../../../electron/compute/scoring/sessions.ts';
import type { Cell } from '../../../shared/column.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { Explanation } from '../../../shared/explanation.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import { numbers, startEngine, texts, train, valueOf } from '../start-engine.ts';
import { labelOnly, type TinyModel, weightedSum } from '../tiny-models.ts';
import { shapleyOf } from './shapley-oracle.ts';

type Row = Readonly<Record<string, Cell>>;

async function sampled(
  { onnx, spec }: Pick<TinyModel, 'onnx' | 'spec'>,
  request: Partial<SampleRequest> & Pick<SampleRequest, 'record' | 'background'>,
): Promise<Explanation | null> {
  const model = valueOf(await new Sessions().open(onnx));
  return valueOf(await sampleReasons(model, spec, { budgetMs: 60_000, ...request }));
}

test('a sum is taken apart exactly: each weight times the distance from the mean of the usual rows', async () => {
  // first + 10 × second, from a mean of 2 and 30.
  const background = [1, 2, 3].map((first) => ({ a: first, b: 10 * first + 10 }));

  const explanation = await sampled(weightedSum(), { record: { a: 7, b: 20 }, background });

  expect(explanation).toMatchObject({ method: 'sampled', unit: 'quantity', of: null, base: 302, score: 207 });
  // The standard error of three draws one apart: 1 / √3, and a hundred times that.
  expect(explanation?.contributions).toEqual([
    { column: 'b', contribution: expect.closeTo(-100, 9), error: expect.closeTo(100 / Math.sqrt(3), 9) },
    { column: 'a', contribution: expect.closeTo(5, 9), error: expect.closeTo(1 / Math.sqrt(3), 9) },
  ]);
});

/** Trees with interactions over two numbers and a category. */
async function interacting() {
  const random = createRandom(3);
  const rows = Array.from({ length: 300 }, () => ({
    x: random.normal(),
    y: random.normal(),
    site: random.int(2) === 1 ? 'north' : 'south',
  }));
  const sick = rows.map(({ x, y, site }) =>
    x * y + (site === 'north' ? x : 0) + random.normal() / 4 > 0 ? 'yes' : 'no',
  );
  const columns = [
    numbers(
      'x',
      rows.map(({ x }) => x),
    ),
    numbers(
      'y',
      rows.map(({ y }) => y),
    ),
    texts(
      'site',
      rows.map(({ site }) => site),
    ),
    texts('sick', sick),
  ];
  const parameters = { trees: 30, minRowsInLeaf: 5 };
  const { onnx, spec } = valueOf(await train(startEngine(), columns, 'sick', { parameters }));
  return { onnx, spec, background: rows.slice(0, 64) };
}

/** The Shapley values over the usual rows by their definition: over all subsets of columns, each row in turn. */
async function exactly(model: OpenModel, spec: ModelSpec, record: Row, background: readonly Row[]): Promise<number[]> {
  const names = spec.features.map(({ name }) => name);
  const logOdds = async (row: Row): Promise<number> => {
    const share = valueOf(await scoreRecord(model, spec, row, false)).output.probabilities!['yes']!;
    return Math.log(share / (1 - share));
  };
  const valueBySet = await Promise.all(
    Array.from({ length: 2 ** names.length }, async (_, set) => {
      const from = Object.fromEntries(names.flatMap((name, at) => ((set >> at) & 1 ? [[name, record[name]!]] : [])));
      const values = await Promise.all(background.map((row) => logOdds({ ...row, ...from })));
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    }),
  );
  return shapleyOf(names.length, (isPresent) => {
    const set = names.reduce((bits, _, at) => bits | (isPresent(at) ? 1 << at : 0), 0);
    return valueBySet[set]!;
  });
}

test('an interacting model is explained as all subsets would, as near as the errors say, and adds up exactly', async () => {
  const { onnx, spec, background } = await interacting();
  const record = { x: 1.5, y: -0.5, site: 'north' };

  const explanation = await sampled({ onnx, spec }, { record, background });

  const { base, score, contributions } = explanation!;
  const exact = await exactly(valueOf(await new Sessions().open(onnx)), spec, record, background);
  spec.features.forEach(({ name }, at) => {
    const found = contributions.find(({ column }) => column === name)!;
    expect(found.error).toBeGreaterThan(0);
    expect(Math.abs(found.contribution - exact[at]!)).toBeLessThan(4 * found.error!);
  });
  expect(contributions.reduce((sum, { contribution }) => sum + contribution, base)).toBeCloseTo(score, 9);
  expect(await sampled({ onnx, spec }, { record, background })).toEqual(explanation);
});

test('nothing is said where the time does not suffice, or a model names classes without probabilities', async () => {
  const background = [
    { a: 1, b: 2 },
    { a: 3, b: 4 },
  ];

  expect(await sampled(weightedSum(), { record: { a: 7, b: 20 }, background, budgetMs: 0 })).toBeNull();
  expect(
    await sampled(labelOnly(['1', '2']), { record: { count: 2 }, background: [{ count: 1 }, { count: 2 }] }),
  ).toBeNull();
});
