import { expect, test } from 'vitest';
import type { EngineOutput } from '../../../shared/engine.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { type NamedColumn, numbers, startEngine, texts, train, type TrainOptions, valueOf } from '../start-engine.ts';
import { sha256Of } from '../tiny-models.ts';

/** Children seen several times, each with a height and a sickness of its own: who was seen before is known by height. */
function visits(rows: number, seed: number): NamedColumn[] {
  const random = createRandom(seed);
  const childOf = Array.from({ length: rows }, () => random.int(rows / 5));
  const isSick = Array.from({ length: rows / 5 }, () => random.next() < 0.4);
  const height = Array.from({ length: rows / 5 }, () => 60 + 60 * random.next());
  const day = Array.from({ length: rows }, () => 20_000 + random.int(300));
  return [
    numbers(
      'height',
      childOf.map((child) => height[child]!),
    ),
    numbers(
      'noise',
      childOf.map(() => random.normal()),
    ),
    {
      ...texts(
        'child',
        childOf.map((child) => `C-${child}`),
        'text',
      ),
      column: { name: 'child', type: 'text', role: 'subject' },
    },
    numbers('day', day, 'date'),
    texts(
      'sick',
      childOf.map((child) => (isSick[child] ? 'yes' : 'no')),
      'boolean',
    ),
  ];
}

const options: TrainOptions = { beside: ['child', 'day'], parameters: { trees: 30, minRowsInLeaf: 5 } };
const trainVisits = async (
  plan: TrainOptions['plan'],
  more: Partial<TrainOptions> = {},
): Promise<EngineOutput<'train'>> =>
  valueOf(await train(startEngine(), visits(500, 2), 'sick', { ...options, ...more, ...(plan && { plan }) }));

test('subjects with several rows stay together unless somebody says otherwise, so that nobody is known by heart', async () => {
  const [bySubject, atRandom] = [await trainVisits({}), await trainVisits({ split: { kind: 'random' } })];

  expect(bySubject.split).toMatchObject({ kind: 'group', column: 'child' });
  expect(bySubject.metrics['auc']).toBeLessThan(0.7);
  expect(atRandom.split).toMatchObject({ kind: 'random', column: null });
  expect(atRandom.metrics['auc']).toBeGreaterThan(0.9);
});

test('folds judge every row once, and the figures of each are kept', async () => {
  const { split, heldOutRows, confusion } = await trainVisits({ folds: 4 });

  expect(heldOutRows).toBe(500);
  expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(500);
  expect(split.folds.map(({ trainingRows, heldOutRows: held }) => trainingRows + held)).toEqual([500, 500, 500, 500]);
  expect(split.folds.every(({ metrics }) => typeof metrics['auc'] === 'number')).toBe(true);
});

test('the same plan parts and learns the same, in every way of parting', async () => {
  for (const plan of [{ folds: 3 }, { split: { kind: 'time', column: 'day' }, folds: 2 }] as const) {
    const [first, again] = [await trainVisits(plan), await trainVisits(plan)];
    expect(again.split.digest).toBe(first.split.digest);
    expect(sha256Of(again.onnx)).toBe(sha256Of(first.onnx));
    expect((await trainVisits({})).split.digest).not.toBe(first.split.digest);
  }
});

test('rows without a time judge nothing and are counted', async () => {
  const columns = visits(500, 2).map((each) =>
    each.column.name === 'day' && each.chunk.kind === 'numeric'
      ? numbers(
          'day',
          each.chunk.values.map((day, row) => (row < 40 ? Number.NaN : day)),
          'date',
        )
      : each,
  );
  const plan = { split: { kind: 'time', column: 'day' } } as const;
  const { split } = valueOf(await train(startEngine(), columns, 'sick', { ...options, plan }));
  expect(split).toMatchObject({ kind: 'time', leftOutRows: 40 });
});

test.each([
  [{ split: { kind: 'group', column: 'nowhere' } }, 'train.unknownColumn'],
  [{ split: { kind: 'time', column: 'noise' } }, 'train.notTime'],
  [{ split: { kind: 'group', column: 'sick' } }, 'train.oneClassInPart'],
  [{ weightColumn: 'noise' }, 'train.badWeight'],
  [{ weightColumn: 'sick' }, 'train.badWeight'],
  [{ classWeights: { maybe: 2 } }, 'train.unknownClass'],
  [{ classWeights: { yes: 0 } }, 'train.oneClassInPart'],
  [{ shownLabels: 'leaveOut' }, 'train.noShownColumn'],
] as const)('refuses %j with %s and a hint', async (plan, code) => {
  expect(await train(startEngine(), visits(200, 2), 'sick', { ...options, plan })).toMatchObject({
    ok: false,
    error: { code, hint: expect.any(String) },
  });
});

/** Labels that repeat a wrong prediction wherever it was shown. */
function shownLabels(): NamedColumn[] {
  const random = createRandom(9);
  const x = Array.from({ length: 800 }, random.normal);
  const isShown = x.map((_, row) => row % 2 === 0);
  return [
    numbers('x', x),
    { ...texts('seen', isShown.map(String), 'boolean'), column: { name: 'seen', type: 'boolean', role: 'shown' } },
    texts(
      'answer',
      x.map((value, row) => ((isShown[row] ? -value : value) > 0 ? 'yes' : 'no')),
    ),
  ];
}

const sureOfYes = async (plan: TrainOptions['plan']): Promise<number> => {
  const engine = startEngine();
  const trained = valueOf(
    await train(engine, shownLabels(), 'answer', { beside: ['seen'], algorithm: 'linear', ...(plan && { plan }) }),
  );
  const sha256 = sha256Of(trained.onnx);
  valueOf(await engine.call('model.load', { sha256, onnx: trained.onnx, spec: trained.spec }));
  const { output } = valueOf(await engine.call('model.scoreRecord', { sha256, record: { x: 1 } }));
  return output.probabilities?.['yes'] ?? Number.NaN;
};

test('labels given in sight of a prediction are used, weighed less, or not learned from', async () => {
  const [used, weighed, leftOut] = [
    await sureOfYes({ shownLabels: 'use' }),
    await sureOfYes({ shownLabels: 'weigh' }),
    await sureOfYes({ shownLabels: 'leaveOut' }),
  ];
  expect(used).toBeCloseTo(0.5, 1);
  expect(weighed).toBeGreaterThan(used + 0.05);
  expect(leftOut).toBeGreaterThan(0.95);
});

test('classes count alike when balanced, and rows as the weight column says', async () => {
  const random = createRandom(4);
  const x = Array.from({ length: 1_000 }, random.normal);
  const columns = [
    numbers('x', x),
    numbers(
      'weight',
      x.map((_, row) => (row % 10 === 0 ? 9 : 1)),
    ),
    texts(
      'rare',
      x.map((_, row) => (row % 10 === 0 ? 'yes' : 'no')),
    ),
  ];
  const meanOf = async (plan: TrainOptions['plan']): Promise<number> => {
    const asked: TrainOptions = { beside: ['weight'], algorithm: 'linear', ...(plan && { plan }) };
    const { reference } = valueOf(await train(startEngine(), columns, 'rare', asked));
    const said = reference.columns['confidence'];
    return said?.kind === 'numeric' ? said.mean : Number.NaN;
  };
  expect(await meanOf({ calibrate: false })).toBeCloseTo(0.1, 1);
  expect(await meanOf({ calibrate: false, classWeights: 'balanced' })).toBeCloseTo(0.5, 1);
  expect(await meanOf({ calibrate: false, weightColumn: 'weight' })).toBeCloseTo(0.5, 1);
});
