import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deleteDataset } from '../../../electron/core/actions/delete-dataset.ts';
import { estimateCost } from '../../../electron/core/actions/estimate-cost.ts';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { measureLearningCurve } from '../../../electron/core/actions/measure-learning-curve.ts';
import { recallModel } from '../../../electron/core/actions/recall-model.ts';
import { reproduceRun } from '../../../electron/core/actions/reproduce-run.ts';
import { resumeRun } from '../../../electron/core/actions/resume-run.ts';
import { pauseRun } from '../../../electron/core/actions/pause-run.ts';
import { searchModel } from '../../../electron/core/actions/search-model.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { weightedSum } from '../../compute/tiny-models.ts';
import { importText } from './import-text.ts';

/** Wells by depth and salt, which go bad with both; from `moved` on in a drier year. */
function wells(rows: number, seed: number, moved = 0, told: readonly [string, string] = ['good', 'bad']): string {
  const random = createRandom(seed);
  const lines = Array.from({ length: rows }, () => {
    const [depth, salt] = [random.normal() + moved, random.normal()];
    const isBad = depth - moved + salt + random.normal() / 2 > 0;
    return `${depth.toFixed(4)},${salt.toFixed(4)},${isBad ? told[1] : told[0]}`;
  });
  return ['depth,salt,water', ...lines, ''].join('\n');
}

const input = (given: Partial<Input<'model.train'>>) =>
  calls['model.train'].input.parse({ dataset: 'wells', target: 'water', ...given });
const trees = { parameters: { trees: 12, leaves: 4 } } as const;

/** A home with a model of last year's wells and this year's wells beside them. */
async function openWithModel(given: Partial<Input<'model.train'>> = trees) {
  const home = openTestHome();
  await importText(home, 'wells', wells(200, 1));
  await importText(home, 'drier', wells(120, 2, 1));
  const { run, model } = valueOf(await trainModel(home, input(given)));
  return { home, run, model };
}

const goOn = (home: TestHome, given: Partial<Input<'model.train'>> = {}) =>
  trainModel(home, input({ dataset: 'drier', from: 'water@1', ...given }));

test('what goes on is the next version, and its run names the version, what is kept and where it came from', async () => {
  const { home, run: first, model: base } = await openWithModel({ algorithm: 'linear', parameters: { l1: 0.5 } });

  const { run, model } = valueOf(await goOn(home));

  expect(model).toMatchObject({ ref: 'water@2', runId: run.id });
  expect(run).toMatchObject({
    algorithm: 'linear',
    modelName: 'water',
    datasetRef: 'drier@1',
    parameters: { l1: 0.5, pull: 10, features: ['depth', 'salt'] },
    base: { modelVersionId: base.id, ref: 'water@1', sha256: base.sha256, runId: first.id, datasetRef: 'wells@1' },
  });
  expect(run.outcome?.kept).toMatchObject({ overall: { rows: 40 }, leftOutRows: 0, knownRows: 0 });
  expect(run.outcome?.kept?.classes.map(({ name }) => name).toSorted()).toEqual(['bad', 'good']);
  expect(run.outcome?.maxDifference).toBeLessThanOrEqual(1e-5);
  expect(lineageOf(home.store, model.id).edges).toContainEqual({ from: base.id, to: run.id, kind: 'continued' });
});

test('a run that went on is trained again from its record to the same bytes', async () => {
  const { home } = await openWithModel();
  const { run, model } = valueOf(await goOn(home));

  const again = valueOf(await reproduceRun(home, { id: run.id }));

  expect(again.run.reproduction).toMatchObject({ isSame: true, sha256: model.sha256 });
  expect(again.run.base).toEqual(run.base);
  expect(await measureLearningCurve(home, { run: run.id })).toMatchObject({ error: { code: 'curve.goesOn' } });
});

test('a run that goes on is paused and resumed to the bytes of one that never was', async () => {
  const { home } = await openWithModel();
  const long = { parameters: { trees: 120, earlyStopping: 0 } };
  const expected = valueOf(await goOn(home, long)).model;
  const saving = { ...home, checkpointEveryMs: 0 };
  let paused: Promise<unknown> | undefined;
  const id = () => String(home.store.value("SELECT id FROM run WHERE stage = 'running'"));
  const progress = (event: unknown): void => {
    if ((event as { iteration?: number }).iteration !== undefined) paused ??= pauseRun(home, { id: id() });
  };

  const stopped = await goOn({ ...saving, progress }, long);
  await paused;
  const resumed = valueOf(await resumeRun(saving, { id: id() }));

  expect(stopped).toMatchObject({ error: { code: 'run.paused' } });
  expect(resumed.model.sha256).toBe(expected.sha256);
});

test('once the old rows are gone a model goes on unchecked, and says so', async () => {
  const { home } = await openWithModel();
  const checked = valueOf(await goOn(home)).run;
  valueOf(await deleteDataset(home, calls['dataset.delete'].input.parse({ ref: 'wells@1', confirm: true })));

  const { run } = valueOf(await goOn(home));
  const again = await reproduceRun(home, { id: checked.id });

  expect(run).toMatchObject({ base: { unchecked: 'dataGone' }, outcome: { kept: null } });
  expect(run.outcome?.warnings[0]?.code).toBe('train.keptUnchecked');
  expect(again).toMatchObject({ error: { code: 'run.notReproducible', details: { missing: ['base'] } } });
});

test('what going on would cost counts the fits that what is kept is judged by, and refuses what the training would', async () => {
  const { home } = await openWithModel();
  const ask = (given: Partial<Input<'model.estimateCost'>> = {}) =>
    estimateCost(
      home,
      calls['model.estimateCost'].input.parse({ dataset: 'drier', target: 'water', from: 'water@1', ...given }),
    );

  const anew = valueOf(await ask({ from: undefined }));
  const checked = valueOf(await ask());
  const refused = await ask({ target: 'salt' });
  valueOf(await deleteDataset(home, calls['dataset.delete'].input.parse({ ref: 'wells@1', confirm: true })));
  const unchecked = valueOf(await ask());

  expect(anew).toMatchObject({ fits: 2, rows: 120 });
  expect(checked).toMatchObject({ fits: 4, rows: 160 });
  expect(unchecked).toMatchObject({ fits: 2, rows: 120 });
  expect(refused).toMatchObject({ error: { code: 'train.otherTarget' } });
});

test('a search that is to go on from a version is refused before anything is tried', async () => {
  const { home } = await openWithModel();
  const asked = calls['model.search'].input.parse({ dataset: 'drier', target: 'water', from: 'water@1' });

  expect(await searchModel(home, asked)).toMatchObject({
    error: { code: 'search.goesOn', message: expect.stringContaining('water@1') },
  });
  expect(home.store.value('SELECT count(*) FROM parameterSearch')).toBe(0);
});

test('a version whose file is gone is said to be gone', async () => {
  const { home, model } = await openWithModel();
  await home.blobs.removeNow(model.sha256);

  expect(await goOn(home)).toMatchObject({
    error: { code: 'run.baseGone', message: expect.stringContaining('water@1') },
  });
});

test('what does not fit the version is refused before a run is written, each with a code of its own', async () => {
  const { home } = await openWithModel();
  await importText(home, 'words', wells(60, 3).replaceAll('depth', 'depths'));
  await importText(home, 'kinds', wells(60, 3).replaceAll(/^-?\d+\.\d+,/gm, 'deep,'));
  const path = join(home.folder, 'foreign.onnx');
  writeFileSync(path, weightedSum().onnx);
  valueOf(
    await importModel(
      home,
      calls['model.import'].input.parse({ path, name: 'foreign', dataset: 'wells', columns: ['depth', 'salt'] }),
    ),
  );
  const before = home.store.value('SELECT count(*) FROM run');
  const codeOf = async (given: Partial<Input<'model.train'>>): Promise<unknown> => {
    const refused = await goOn(home, given);
    return refused.ok ? null : refused.error.code;
  };

  expect(await codeOf({ from: 'rain@1' })).toBe('model.unknown');
  expect(await codeOf({ from: 'foreign' })).toBe('train.foreignBase');
  expect(await codeOf({ target: 'salt' })).toBe('train.otherTarget');
  expect(await codeOf({ algorithm: 'mlp' })).toBe('train.otherAlgorithm');
  expect(await codeOf({ features: ['depth'] })).toBe('train.otherColumns');
  expect(await codeOf({ dataset: 'words' })).toBe('train.otherColumns');
  expect(await codeOf({ dataset: 'kinds' })).toBe('train.otherColumns');
  expect(await codeOf({ parameters: { monotone: { depth: 'increasing' } } })).toBe('train.otherShape');
  valueOf(await recallModel(home, { ref: 'water@1', reason: 'it frightened people' }));
  expect(await codeOf({})).toBe('model.recalled');
  expect(home.store.value('SELECT count(*) FROM run')).toBe(before);
});

test('a class that the version does not know ends the run with what to do', async () => {
  const { home } = await openWithModel();
  await importText(home, 'salty', wells(60, 3, 0, ['good', 'salty']));

  const refused = await goOn(home, { dataset: 'salty' });

  expect(refused).toMatchObject({ error: { code: 'train.newClass', message: expect.stringContaining('"salty"') } });
  expect(home.store.value("SELECT count(*) FROM run WHERE stage = 'failed'")).toBe(1);
});
