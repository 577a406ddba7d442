import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listRuns } from '../../../electron/core/actions/list-runs.ts';
import { resumeRun } from '../../../electron/core/actions/resume-run.ts';
import { showRun } from '../../../electron/core/actions/show-run.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { referenceProfile } from '../../../electron/core/store/models.ts';
import { askModel } from '../../../electron/core/engine/load-model.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { fileNodeOf } from './file-node.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';
import { allRuns } from './all-runs.ts';
import { importPatients } from './import-patients.ts';

const trainInput = (input: Partial<Input<'model.train'>>) =>
  calls['model.train'].input.parse({ dataset: 'patients', target: 'sick', parameters: { trees: 20 }, ...input });

test('training leaves a finished run, a model version that can be scored, and the way from file to model', async () => {
  const home = openTestHome();
  const dataset = await importPatients(home);

  const { run, model } = valueOf(await trainModel(home, trainInput({})));

  expect(run).toMatchObject({ status: 'finished', datasetRef: 'patients@1', modelName: 'sick', actorName: 'Amina' });
  expect(run.parameters).toMatchObject({ trees: 20, leaves: 15, features: ['fever', 'cough'] });
  expect(run.environment).toMatchObject({ fieldloop: '0.0.0-test', node: process.versions.node });
  expect(run.outcome).toMatchObject({ modelRef: 'sick@1', modelVersionId: model.id, heldOutRows: 80 });
  expect(run.outcome?.metrics['auc']).toBeGreaterThan(0.8);
  expect(home.progressed.at(-1)).toMatchObject({ of: 20, iteration: expect.any(Number) });
  expect(model).toMatchObject({ ref: 'sick@1', runId: run.id, source: { kind: 'run', name: run.id }, aliases: [] });
  expect(Object.keys(referenceProfile(home.store, model.id)?.columns ?? {})).toContain('fever');
  const { edges } = lineageOf(home.store, model.id);
  expect(edges).toContainEqual({ from: fileNodeOf(dataset), to: dataset.id, kind: 'imported' });
  expect(edges).toContainEqual({ from: dataset.id, to: run.id, kind: 'used' });
  expect(edges).toContainEqual({ from: run.id, to: model.id, kind: 'trained' });
  const record = { fever: 40, cough: 'yes' };
  const scored = valueOf(await askModel(home, model, 'model.scoreRecord', { sha256: model.sha256, record }));
  expect(scored.output.probabilities?.['yes']).toBeGreaterThan(0.8);
  expect(valueOf(await showRun(home, { id: run.id }))).toEqual(run);
});

test('the same seed and rows give the same bytes as the next version', async () => {
  const home = openTestHome();
  await importPatients(home);

  const first = valueOf(await trainModel(home, trainInput({ name: 'triage' })));
  const second = valueOf(await trainModel(home, trainInput({ name: 'triage' })));

  expect([first.model.ref, second.model.ref]).toEqual(['triage@1', 'triage@2']);
  expect(second.model.sha256).toBe(first.model.sha256);
});

test('a run that cannot be trained is kept with its error and makes no model', async () => {
  const home = openTestHome();
  await importPatients(home, 12);

  const refused = await trainModel(home, trainInput({}));

  const [run] = valueOf(await listRuns(home, allRuns)).runs;
  expect(refused).toMatchObject({ ok: false, error: { code: 'train.tooFewRows', details: { runId: run?.id } } });
  expect(run).toMatchObject({ status: 'failed', outcome: null, error: { code: 'train.tooFewRows' } });
  expect(run?.endedAtMs).not.toBeNull();
  expect(home.store.value('SELECT count(*) FROM modelVersion')).toBe(0);
});

test('a run whose model the disk does not take can be resumed when there is room', async () => {
  const home = openTestHome();
  await importPatients(home);
  rmSync(join(home.folder, 'blobs'), { recursive: true });
  writeFileSync(join(home.folder, 'blobs'), 'a file where the folder should be');

  const refused = await trainModel(home, trainInput({}));

  expect(refused).toMatchObject({ ok: false, error: { code: 'home.unwritable' } });
  const [run] = valueOf(await listRuns(home, allRuns)).runs;
  expect(run).toMatchObject({ status: 'interrupted', heldBecause: 'disk' });
  rmSync(join(home.folder, 'blobs'));
  expect(valueOf(await resumeRun(home, { id: run?.id ?? '' })).model.ref).toBe('sick@1');
});

test('a cancelled run is kept as cancelled', async () => {
  const home = openTestHome();
  await importPatients(home);
  const stop = new AbortController();
  const context = { ...home, signal: stop.signal, progress: () => stop.abort() };

  const cancelled = await trainModel(context, trainInput({ parameters: { trees: 2_000, earlyStopping: 0 } }));

  expect(cancelled).toMatchObject({ ok: false, error: { code: 'engine.cancelled' } });
  expect(valueOf(await listRuns(home, allRuns)).runs[0]).toMatchObject({ status: 'cancelled' });
  expect(home.store.value('SELECT count(*) FROM model')).toBe(0);
});

test('what is not there is refused before a run is written', async () => {
  const home = openTestHome();
  await importPatients(home, 12);

  expect(await trainModel(home, trainInput({ dataset: 'others' }))).toMatchObject({
    error: { code: 'dataset.unknown' },
  });
  expect(await trainModel(home, trainInput({ target: 'age' }))).toMatchObject({
    error: { code: 'train.unknownColumn' },
  });
  expect(await showRun(home, { id: 'none' })).toMatchObject({ error: { code: 'run.unknown' } });
  expect(valueOf(await listRuns(home, allRuns)).runs).toEqual([]);
});
