import { expect, test } from 'vitest';
import { holdOutAtRandom } from '../../../electron/compute/training/parting/part-at-random.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { EngineInput } from '../../../shared/engine.ts';
import { type Engine, encodeAll, numbers, startEngine, valueOf } from '../start-engine.ts';

const ROWS = 600;

/** Two columns whose sum says the class, but for one row in ten; every other row counts nothing by `counts`. */
async function openTable(engine: Engine, spoil: (a: number[], sick: readonly number[]) => void): Promise<string> {
  const random = createRandom(3);
  const [a, b] = [0, 1].map(() => Array.from({ length: ROWS }, random.normal));
  const sick = Array.from({ length: ROWS }, (_, row) => Number(a![row]! + b![row]! > 0 !== random.next() < 0.1));
  spoil(a!, sick);
  const columns = [numbers('a', a!), numbers('b', b!), numbers('sick', sick)];
  columns.push(
    numbers(
      'counts',
      sick.map((_, row) => row % 2),
    ),
  );
  const { tableId } = valueOf(await engine.call('table.open', { columns: columns.map(({ column }) => column) }));
  valueOf(await engine.call('table.append', { tableId, chunks: encodeAll(columns) }));
  return tableId;
}

async function startTrying(spoil: (a: number[], sick: readonly number[]) => void = () => undefined) {
  const engine = startEngine();
  const tableId = await openTable(engine, spoil);
  const common = { tableId, target: 'sick', features: ['a', 'b'], seed: 1 };
  const learning = {
    algorithm: 'linear',
    parameters: { l1: 0, l2: 1, iterations: 200, holdout: 0.2 },
  } as const;
  return async (
    more: Pick<EngineInput<'train.try'>, 'judge' | 'parts' | 'share' | 'draw' | 'weightColumn' | 'classWeights'>,
  ) => valueOf(await engine.call('train.try', { ...common, ...learning, ...more }));
}

test('judges parameters on several parts of the training rows, none of them held out', async () => {
  const tryThem = await startTrying();

  const { scores, rows, trainingRows, heldOutRows } = await tryThem({ judge: 'inner', parts: 3 });

  expect({ rows, trainingRows, heldOutRows }).toEqual({ rows: 480, trainingRows: 480, heldOutRows: 120 });
  expect(scores.map(({ judgedRows }) => judgedRows)).toEqual([120, 120, 120]);
  for (const { error } of scores) expect(error).toBeLessThan(0.35);
  expect(new Set(scores.map(({ loss }) => loss)).size).toBe(3);
});

test('what stands in the rows that the training holds out changes no score of inner parts', async () => {
  const spoilHeldOut = (a: number[], sick: readonly number[]): void => {
    const target = { task: 'binary', classes: ['0', '1'], classOf: Int32Array.from(sick) } as const;
    for (const row of holdOutAtRandom(target, ROWS, 0.2, createRandom(1).fork('split')).heldOut) a[row] = 1e6;
  };
  const [plain, spoilt] = [await startTrying(), await startTrying(spoilHeldOut)];

  const scores = (await plain({ judge: 'inner', parts: 2 })).scores;
  expect((await spoilt({ judge: 'inner', parts: 2 })).scores).toEqual(scores);
  expect((await spoilt({ judge: 'heldOut' })).scores).not.toEqual((await plain({ judge: 'heldOut' })).scores);
});

test('the same draw gives the same scores, another one other parts', async () => {
  const tryThem = await startTrying();

  const [first, again, other] = [
    await tryThem({ judge: 'inner', parts: 2, draw: 4 }),
    await tryThem({ judge: 'inner', parts: 2, draw: 4 }),
    await tryThem({ judge: 'inner', parts: 2, draw: 5 }),
  ];

  expect(again.scores).toEqual(first.scores);
  expect(other.scores).not.toEqual(first.scores);
});

test('what is learned from a share of the rows is judged on all that are held out', async () => {
  const tryThem = await startTrying();

  const [few, all] = [await tryThem({ judge: 'heldOut', share: 0.05 }), await tryThem({ judge: 'heldOut', share: 1 })];

  expect([few.rows, all.rows]).toEqual([24, 480]);
  expect([few, all].map(({ scores }) => scores.map(({ judgedRows }) => judgedRows))).toEqual([[120], [120]]);
});

test('rows that count nothing are not learned from and change no score of inner parts', async () => {
  const spoilWhatCountsNothing = (a: number[]): void =>
    a.forEach((_, row) => {
      if (row % 2 === 0) a[row] = 1e6;
    });
  const [plain, spoilt] = [await startTrying(), await startTrying(spoilWhatCountsNothing)];
  const asked = { judge: 'inner', parts: 2, weightColumn: 'counts' } as const;

  const tried = await plain(asked);

  expect(tried.rows).toBeLessThan(300);
  expect(tried.trainingRows).toBe(tried.rows);
  expect((await spoilt(asked)).scores).toEqual(tried.scores);
  expect((await plain({ ...asked, weightColumn: null })).rows).toBe(480);
});

test('a class that counts more moves what is learned and what is lost', async () => {
  const tryThem = await startTrying();

  const [plain, weighed] = [
    await tryThem({ judge: 'heldOut' }),
    await tryThem({ judge: 'heldOut', classWeights: { 1: 20 } }),
  ];

  // Mostly the class counts that is told rightly nearly always now.
  expect(weighed.scores[0]!.loss).toBeLessThan(plain.scores[0]!.loss / 2);
});
