import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { estimateCost } from '../../../electron/core/actions/estimate-cost.ts';
import { measureLearningCurve } from '../../../electron/core/actions/measure-learning-curve.ts';
import { showLearningCurve } from '../../../electron/core/actions/show-learning-curve.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { insertLabel } from '../../../electron/core/store/labels.ts';
import { calls } from '../../../shared/calls.ts';
import { WATTS_PER_PROCESSOR } from '../../../shared/training-settings.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { importPatients } from './import-patients.ts';

const linear = { dataset: 'patients', target: 'sick', algorithm: 'linear' } as const;

/** One answer every 12 seconds, after each tenth a pause of an hour. */
function answer(home: TestHome, answers: number): void {
  home.store.transaction((db) => {
    for (let index = 0; index < answers; index += 1) {
      const answeredAtMs = 1 + index * 12_000 + Math.floor(index / 10) * 3_600_000;
      const id = randomUUID();
      const label = { id, predictionId: `p${index}`, actorId: home.actorId, revision: 1, predictionShown: true };
      insertLabel(db, { ...label, answer: { kind: 'confirmed' }, answeredAtMs }, home);
    }
  });
}

test('a run’s learning curve is measured on its held-out rows and kept with it', async () => {
  const home = openTestHome();
  await importPatients(home);
  const { run } = valueOf(await trainModel(home, calls['model.train'].input.parse(linear)));
  answer(home, 41);
  expect(valueOf(await showLearningCurve(home, { run: run.id })).curve).toBeNull();

  const curve = valueOf(await measureLearningCurve(home, { run: run.id }));

  expect(curve.points.map(({ rows, errors }) => [rows, errors.length])).toEqual([
    [64, 3],
    [128, 3],
    [256, 2],
    [320, 1],
  ]);
  expect(curve).toMatchObject({ rows: 320, heldOutRows: 80, measure: 'pairsWrong' });
  expect(curve.pace).toEqual({ secondsPerLabel: 12, measuredOn: 36 });
  expect(curve.points.at(-1)?.errors[0]).toBeCloseTo(1 - (run.outcome?.metrics['auc'] ?? 0), 10);
  expect(valueOf(await showLearningCurve(home, { run: run.id })).curve).toEqual(curve);
});

test('a learning curve counts rows as its run did', async () => {
  const home = openTestHome();
  await importPatients(home);
  const asked = calls['model.train'].input.parse({ ...linear, calibrate: false, classWeights: { yes: 40 } });
  const { run } = valueOf(await trainModel(home, asked));

  const curve = valueOf(await measureLearningCurve(home, { run: run.id }));

  expect(curve.points.at(-1)?.errors[0]).toBeCloseTo(1 - (run.outcome?.metrics['auc'] ?? 0), 10);
});

test('a training’s cost is told before it, and the rows that it would learn from', async () => {
  const home = openTestHome();
  await importPatients(home);
  const ask = async (folds: number) =>
    valueOf(await estimateCost(home, calls['model.estimateCost'].input.parse({ ...linear, folds })));

  const one = await ask(1);

  expect(one).toMatchObject({ rows: 400, fits: 2, watts: WATTS_PER_PROCESSOR });
  expect(one.seconds).toBeGreaterThan(0);
  expect(one.wattHours).toBeCloseTo((one.cpuSeconds * WATTS_PER_PROCESSOR) / 3_600, 12);
  expect((await ask(5)).fits).toBe(6);
});

test('a run that is not here has no curve', async () => {
  expect(await measureLearningCurve(openTestHome(), { run: randomUUID() })).toMatchObject({
    ok: false,
    error: { code: 'run.unknown' },
  });
});
