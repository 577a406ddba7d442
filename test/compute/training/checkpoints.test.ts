import { expect, test } from 'vitest';
import { createRandom } from '../../../shared/domain/random.ts';
import type { EngineInput, TrainingProgress } from '../../../shared/engine.ts';
import type { Learning } from '../../../shared/training.ts';
import { type Engine, type NamedColumn, numbers, openTable, startEngine, texts, valueOf } from '../start-engine.ts';
import { sha256Of } from '../tiny-models.ts';

const ROWS = 300;

/** A number with gaps, another, a category, and three targets that hang on them. */
function visits(): readonly NamedColumn[] {
  const random = createRandom(7);
  const age = Array.from({ length: ROWS }, random.normal);
  const pulse = Array.from({ length: ROWS }, random.normal);
  const site = Array.from({ length: ROWS }, () => ['Mbale', 'Soroti', 'Gulu'][random.int(3)] ?? '');
  const score = age.map((value, row) => value - (pulse[row] ?? 0) + (site[row] === 'Gulu' ? 1 : 0) + random.normal());
  return [
    numbers(
      'age',
      age.map((value, row) => (row % 11 === 0 ? NaN : value)),
    ),
    numbers('pulse', pulse),
    texts('site', site),
    texts(
      'sick',
      score.map((value) => (value > 0 ? 'yes' : 'no')),
    ),
    texts(
      'care',
      score.map((value) => (value > 1 ? 'hospital' : value > -1 ? 'clinic' : 'home')),
    ),
    numbers('days', score),
  ];
}

type Asked = Partial<EngineInput<'train'>>;

async function trainOn(engine: Engine, target: string, learning: Asked, resumeFrom: Uint8Array | null) {
  const tableId = await openTable(engine, visits());
  return engine.start('train', {
    tableId,
    target,
    features: ['age', 'pulse', 'site'],
    seed: 5,
    checkpoints: { everyMs: 0, resumeFrom },
    ...learning,
  } as EngineInput<'train'>).answered; // `learning` names the algorithm
}

const statesOf = ({ progress }: Engine): readonly Uint8Array[] =>
  (progress as readonly TrainingProgress[]).flatMap((event) => ('checkpoint' in event ? [event.checkpoint] : []));

const trees: Learning['algorithm'] = 'gbdt';
const cases: readonly (readonly [string, string, Asked])[] = [
  ['trees of two classes', 'sick', { algorithm: trees, parameters: { trees: 25, earlyStopping: 5 } }],
  ['trees of three classes', 'care', { algorithm: trees, parameters: { trees: 12, leaves: 6, earlyStopping: 0 } }],
  ['trees of a quantity', 'days', { algorithm: trees, parameters: { trees: 15 } }],
  ['trees in three parts by turns', 'sick', { algorithm: trees, folds: 3, parameters: { trees: 8 } }],
  ['logistic regression', 'sick', { algorithm: 'linear', parameters: { l1: 1 } }],
  ['softmax regression', 'care', { algorithm: 'linear', parameters: {} }],
  ['a perceptron', 'care', { algorithm: 'mlp', parameters: { hidden: [8], epochs: 9, earlyStopping: 2, batch: 32 } }],
  ['a perceptron that drops', 'care', { algorithm: 'mlp', parameters: { hidden: [8, 6], epochs: 6, dropout: 0.4 } }],
];

test.each(cases)(
  'a training of %s goes on from any state to the same model, curve and figures',
  async (_, target, learning) => {
    const whole = startEngine();
    const { spent, ...expected } = valueOf(await trainOn(whole, target, learning, null));
    const states = statesOf(whole);
    const random = createRandom(3);
    const chosen = [0, states.length - 1, ...Array.from({ length: 5 }, () => random.int(states.length))];

    for (const index of chosen) {
      const again = startEngine();
      const { spent: spentAgain, ...resumed } = valueOf(await trainOn(again, target, learning, states[index] ?? null));

      expect(sha256Of(resumed.onnx)).toBe(sha256Of(expected.onnx));
      expect(resumed).toEqual(expected);
      expect(statesOf(again).length).toBe(states.length - 1 - index);
      expect(spentAgain.cpuSeconds).toBeGreaterThan(0);
    }
    expect(spent.peakMemoryBytes).toBeGreaterThan(10_000_000);
  },
);

test('a training that is asked to pause tells its state first, and goes on from it', async () => {
  const [, target, learning] = cases[1] as (typeof cases)[number];
  const expected = valueOf(await trainOn(startEngine(), target, learning, null));
  const engine = startEngine();
  const tableId = await openTable(engine, visits());
  const training = engine.start('train', {
    tableId,
    target,
    features: ['age', 'pulse', 'site'],
    seed: 5,
    checkpoints: { everyMs: 60_000, resumeFrom: null },
    ...learning,
  } as EngineInput<'train'>); // as above
  valueOf(await engine.call('train.pause', { tableId }));

  const paused = await training.answered;
  const states = statesOf(engine);

  expect(paused).toMatchObject({ ok: false, error: { code: 'train.paused' } });
  expect(states).toHaveLength(1);
  const resumed = valueOf(await trainOn(startEngine(), target, learning, states[0] ?? null));
  expect(sha256Of(resumed.onnx)).toBe(sha256Of(expected.onnx));
});

test('a state is told by time, not by the round', async () => {
  const engine = startEngine();
  const [, target, learning] = cases[2] as (typeof cases)[number];

  valueOf(await trainOn(engine, target, { ...learning, checkpoints: { everyMs: 60_000, resumeFrom: null } }, null));

  expect(statesOf(engine)).toEqual([]);
});
