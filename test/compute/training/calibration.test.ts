import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBreather } from '../../../electron/compute/breather.ts';
import { Sessions } from '../../../electron/compute/scoring/sessions.ts';
import { type Calibration, curveOf } from '../../../electron/compute/training/calibration/calibration.ts';
import { calibrateAnswers } from '../../../electron/compute/training/calibration/calibrate-answers.ts';
import { chooseCalibration } from '../../../electron/compute/training/calibration/choose-calibration.ts';
import { fitIsotonic } from '../../../electron/compute/training/calibration/fit-isotonic.ts';
import { fitPlatt } from '../../../electron/compute/training/calibration/fit-platt.ts';
import { fitTemperature } from '../../../electron/compute/training/calibration/fit-temperature.ts';
import { compareWithRuntime, MOST_DIFFERENCE } from '../../../electron/compute/training/compare-with-runtime.ts';
import { learn } from '../../../electron/compute/training/learners.ts';
import type { Target } from '../../../electron/compute/training/read-target.ts';
import { createRandom, type Random } from '../../../shared/domain/random.ts';
import { type Learning, LinearParameters, TreeParameters } from '../../../shared/training.ts';
import { type NamedColumn, numbers, startEngine, texts, train, type TrainOptions, valueOf } from '../start-engine.ts';
import { sha256Of } from '../tiny-models.ts';

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

/** Log-odds as a model says them, and what happens with the odds of `slope * score + intercept`. */
function said(rows: number, slope: number, intercept: number, random: Random) {
  const logOdds = Float64Array.from({ length: rows }, () => 3 * random.normal());
  const labels = Uint8Array.from(logOdds, (score) => Number(random.next() < sigmoid(slope * score + intercept)));
  return { logOdds, labels };
}

test('a line through the log-odds is the best one for targets that are never quite 0 or 1', () => {
  const { logOdds, labels } = said(500, 0.5, -1, createRandom(1));
  const line = fitPlatt(logOdds, labels);
  if (line?.kind !== 'linear') throw new Error('no line');
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const targetOf = (label: number): number => (label ? (positives + 1) / (positives + 2) : 1 / (500 - positives + 2));
  const errors = logOdds.map((score, row) => sigmoid(line.slope * score + line.intercept) - targetOf(labels[row]!));
  expect(Math.abs(errors.reduce((sum, error) => sum + error, 0))).toBeLessThan(1e-3);
  expect(Math.abs(errors.reduce((sum, error, row) => sum + error * logOdds[row]!, 0))).toBeLessThan(1e-3);
});

test('a line finds by how much a model is too sure, and none is turned round', () => {
  const { logOdds, labels } = said(20_000, 0.4, 0.5, createRandom(2));
  expect(fitPlatt(logOdds, labels)).toMatchObject({ slope: expect.closeTo(0.4, 1), intercept: expect.closeTo(0.5, 1) });
  expect(
    fitPlatt(
      logOdds.map((score) => -score),
      labels,
    ),
  ).toBeNull();
  expect(fitPlatt(logOdds, new Uint8Array(20_000))).toBeNull();
});

test('pools run through the means of adjacent violators', () => {
  // Three levels with shares 0.1, 0.3 and 0.2: the last two violate and are pooled at 0.25.
  const level = (value: number, positives: number) =>
    Array.from({ length: 1_000 }, (_, row) => [value, Number(row < positives)]);
  const rows = [...level(0.2, 100), ...level(0.5, 300), ...level(0.7, 200)];
  const curve = fitIsotonic(
    Float64Array.from(rows, ([value]) => value!),
    Uint8Array.from(rows, ([, label]) => label!),
  );
  if (curve?.kind !== 'curve') throw new Error('no curve');
  expect([...curve.said].map((value) => Number(value.toFixed(6)))).toEqual([0, 0.2, 0.6, 1]);
  expect(curve.happened[1]).toBeCloseTo(0.1, 2);
  expect(curve.happened[2]).toBeCloseTo(0.25, 2);
});

test('a curve always rises, never too steeply, and stays within 0 and 1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { minLength: 2, maxLength: 200 }),
      (rows) => {
        const curve = fitIsotonic(
          Float64Array.from(rows, ([p]) => p),
          Uint8Array.from(rows, ([, label]) => Number(label)),
        );
        if (curve?.kind !== 'curve') return;
        const at = curveOf(curve);
        for (let step = 0; step < 100; step += 1) {
          const [low, high] = [at(step / 100), at((step + 1) / 100)];
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(high - low).toBeGreaterThanOrEqual(-1e-6);
          expect(high - low).toBeLessThanOrEqual(0.08 + 1e-5);
        }
      },
    ),
    { numRuns: 100, seed: 5 },
  );
});

test('one temperature cools a model of three classes that is too sure', () => {
  const random = createRandom(3);
  const logits = Float64Array.from({ length: 9_000 }, () => 2 * random.normal());
  const labels = Int32Array.from({ length: 3_000 }, (_, row) => {
    const weights = [0, 1, 2].map((at) => Math.exp(0.5 * logits[row * 3 + at]!));
    let draw = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
    return Math.max(
      0,
      weights.findIndex((weight) => (draw -= weight) < 0),
    );
  });
  expect(fitTemperature(logits, labels, 3)).toMatchObject({
    kind: 'linear',
    slope: expect.closeTo(0.5, 1),
    intercept: 0,
  });
});

const held = (labels: Uint8Array): Target => ({
  task: 'binary',
  classes: ['no', 'yes'],
  classOf: Int32Array.from(labels),
});
const answers = (logOdds: Float64Array): Float32Array =>
  Float32Array.from([...logOdds].flatMap((score) => [sigmoid(-score), sigmoid(score)]));
const choose = ({ logOdds, labels }: ReturnType<typeof said>) =>
  chooseCalibration(held(labels), Int32Array.from(labels.keys()), answers(logOdds), null, createRandom(1));

test('what is right already is left alone, what is too sure is calibrated and measured on rows it did not see', () => {
  expect(choose(said(1_000, 1, 0, createRandom(4)))).toMatchObject({ made: { method: 'none' }, calibration: null });
  const sure = said(1_000, 0.3, 0, createRandom(4));
  const chosen = choose(sure)!;
  expect(chosen.made.method).not.toBe('none');
  expect(chosen.made.after.logLoss).toBeLessThan(chosen.made.before.logLoss - 0.1);
  // What is said of rows by a calibration that saw them is better than it is.
  const flattered = calibrateAnswers(chosen.calibration!, answers(sure.logOdds), 2);
  const loss = sure.labels.reduce((sum, label, row) => sum - Math.log(flattered[row * 2 + label]!), 0) / 1_000;
  expect(loss).toBeLessThan(chosen.made.after.logLoss);
});

test('few rows are not calibrated on', () => {
  expect(choose(said(59, 0.1, 0, createRandom(1)))).toBeNull();
});

const CALIBRATIONS: readonly Calibration[] = [
  { kind: 'linear', slope: Math.fround(0.37), intercept: Math.fround(-0.81) },
  { kind: 'linear', slope: 10, intercept: Math.fround(3.3) },
  {
    kind: 'curve',
    said: Float32Array.of(0, 0.031, 0.2, 0.27, 0.55, 0.9, 1),
    happened: Float32Array.of(0, 0.04, 0.1, 0.62, 0.63, 0.95, 1),
  },
];
const LEARNINGS: readonly Learning[] = [
  { algorithm: 'gbdt', parameters: TreeParameters.parse({ trees: 30, minRowsInLeaf: 5 }) },
  { algorithm: 'linear', parameters: LinearParameters.parse({}) },
];

test.for(LEARNINGS)('a calibrated graph of $algorithm answers what the trainer does on every row', async (learning) => {
  const random = createRandom(8);
  const x = Array.from({ length: 400 }, () => (random.next() < 0.1 ? Number.NaN : random.normal() * 100));
  const features = [
    numbers('x', x),
    texts(
      'site',
      x.map((_, row) => (row % 7 ? `s${row % 5}` : null)),
    ),
  ];
  const breather = createBreather(new AbortController().signal);
  for (const task of ['binary', 'multiclass'] as const) {
    const classes = task === 'binary' ? ['no', 'yes'] : ['a', 'b', 'c'];
    const classOf = Int32Array.from(
      x,
      (value, row) => ((value > 0 ? 1 : 0) + (row % 3 === 0 ? 1 : 0)) % classes.length,
    );
    const data = { features, target: { task, classes, classOf }, rows: 400, site: null };
    for (const calibration of task === 'binary'
      ? CALIBRATIONS
      : [{ kind: 'linear', slope: 2.5, intercept: 0 } as const]) {
      const rows = Int32Array.from(x.keys());
      const { model } = await learn(learning, { data, rows, random: createRandom(1), breather, calibration });
      const { onnx, inputs, outputs } = model.export();
      const spec = {
        task,
        target: 'y',
        classes,
        positiveClass: null,
        inputs: [...inputs],
        outputs: [...outputs],
        features: features.map(({ column: { name, type } }) => ({ name, type })),
      };
      const difference = valueOf(await compareWithRuntime(new Sessions(), onnx, spec, model, features, breather));
      expect(difference).toBeLessThanOrEqual(MOST_DIFFERENCE);
      const [engine, sha256] = [startEngine(), sha256Of(onnx)];
      valueOf(await engine.call('model.load', { sha256, onnx, spec }));
      const asked = { sha256, record: { x: 50, site: 's1' }, explain: true };
      expect(valueOf(await engine.call('model.scoreRecord', asked)).explanation).not.toBeNull();
      const plain = (await learn(learning, { data, rows, random: createRandom(1), breather })).model;
      const [moved, unmoved] = [await model.predict(features, breather), await plain.predict(features, breather)];
      expect(moved.some((answer, at) => Math.abs(answer - unmoved[at]!) > 0.05)).toBe(true);
      const expected = calibrateAnswers(calibration, unmoved, classes.length);
      moved.forEach((answer, at) => expect(Math.abs(answer - expected[at]!)).toBeLessThan(2e-4));
    }
  }
});

/** Noise that trees learn by heart unless they are stopped. */
function noisy(rows: number, seed: number): NamedColumn[] {
  const random = createRandom(seed);
  const x = Array.from({ length: rows }, random.normal);
  return [
    numbers('x', x),
    numbers(
      'noise',
      x.map(() => random.normal()),
    ),
    texts(
      'sick',
      x.map((value) => (random.next() < sigmoid(value) ? 'yes' : 'no')),
      'boolean',
    ),
  ];
}

test('a model that is too sure says what happens once it is calibrated, and its reasons still add up', async () => {
  const engine = startEngine();
  const parameters = { trees: 150, learningRate: 0.5, minRowsInLeaf: 5, earlyStopping: 0, holdout: 0.4 };
  const fresh = noisy(1_000, 22);
  const lossOf = async (plan: NonNullable<TrainOptions['plan']>) => {
    const trained = valueOf(await train(engine, noisy(1_000, 21), 'sick', { parameters, plan }));
    const { onnx, spec } = trained;
    const sha256 = sha256Of(onnx);
    valueOf(await engine.call('model.load', { sha256, onnx, spec }));
    const { output, explanation } = valueOf(
      await engine.call('model.scoreRecord', { sha256, record: { x: 1, noise: 0 }, explain: true }),
    );
    let loss = 0;
    for (let row = 0; row < 300; row += 1) {
      const record = Object.fromEntries(
        fresh
          .slice(0, 2)
          .map(({ column, chunk }) => [column.name, chunk.kind === 'numeric' ? chunk.values[row]! : null]),
      );
      const told = valueOf(await engine.call('model.scoreRecord', { sha256, record })).output.probabilities!;
      const sick = fresh[2]!.chunk.kind === 'coded' ? fresh[2]!.chunk.dictionary[fresh[2]!.chunk.codes[row]!]! : '';
      loss -= Math.log(Math.max(1e-15, told[sick]!)) / 300;
    }
    return { trained, loss, output, explanation };
  };
  const [calibrated, plain] = [await lossOf({}), await lossOf({ calibrate: false })];

  const { calibrator, metrics } = calibrated.trained;
  expect(calibrator?.method).not.toBe('none');
  expect(metrics['logLoss']).toBeCloseTo(calibrator!.after.logLoss, 5);
  expect(plain.trained.calibrator).toBeNull();
  expect(plain.trained.metrics['logLoss']).toBeCloseTo(calibrator!.before.logLoss, 5);
  expect(calibrated.loss).toBeLessThan(plain.loss - 0.1);
  expect(calibrated.explanation?.contributions.map(({ column }) => column).toSorted()).toEqual(['noise', 'x']);
});
