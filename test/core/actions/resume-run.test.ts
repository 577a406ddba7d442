import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cancelRun } from '../../../electron/core/actions/cancel-run.ts';
import { deleteDataset } from '../../../electron/core/actions/delete-dataset.ts';
import { pauseRun } from '../../../electron/core/actions/pause-run.ts';
import { reproduceRun } from '../../../electron/core/actions/reproduce-run.ts';
import { resumeRun } from '../../../electron/core/actions/resume-run.ts';
import { showRun } from '../../../electron/core/actions/show-run.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { blobFiles } from '../../../electron/core/files/home-files.ts';
import { recoverHome } from '../../../electron/core/home/recover-home.ts';
import { checkpointBytes } from '../../../electron/core/store/run-checkpoints.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { calls, type Output } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { importPatients } from './import-patients.ts';

const trainInput = calls['model.train'].input.parse({
  dataset: 'patients',
  target: 'sick',
  parameters: { trees: 120, earlyStopping: 0 },
  reason: 'the rains are over',
});

const runIdOf = ({ store }: TestHome): string =>
  String(store.value('SELECT id FROM run ORDER BY startedAtMs DESC, rowid DESC LIMIT 1'));

/** A context that does `act` once, when the training tells its round `iteration`. */
function atRound(home: TestHome, iteration: number, act: () => void): TestHome {
  let isDone = false;
  const progress = (event: unknown): void => {
    home.progress(event);
    if (isDone || Number((event as { iteration?: number }).iteration ?? 0) < iteration) return;
    isDone = true;
    act();
  };
  return { ...home, progress };
}

async function openWithPatients(): Promise<TestHome> {
  const home = { ...openTestHome(), checkpointEveryMs: 0 };
  await importPatients(home);
  return home;
}

/** Trains until a round, and pauses there. */
async function trainAndPause(home: TestHome): Promise<string> {
  let paused: Promise<unknown> = Promise.resolve();
  const pausing = atRound(home, 1, () => {
    paused = pauseRun(home, { id: runIdOf(home) });
  });
  const trained = await trainModel(pausing, trainInput);
  await paused;
  expect(trained).toMatchObject({ ok: false, error: { code: 'run.paused', details: { runId: runIdOf(home) } } });
  return runIdOf(home);
}

const filesOf = async ({ blobs }: TestHome): Promise<readonly string[]> =>
  (await blobFiles(blobs.options.folder)).map(({ sha256 }) => sha256);

test('a run that was paused is resumed to the bytes that it would have had, and leaves no state behind', async () => {
  const home = await openWithPatients();
  const whole = valueOf(await trainModel(home, trainInput));

  const id = await trainAndPause(home);
  const paused = valueOf(await showRun(home, { id }));
  const held = checkpointBytes(home.store);
  const resumed = valueOf(await resumeRun(home, { id }));

  expect(paused).toMatchObject({
    status: 'paused',
    heldBecause: 'asked',
    reason: 'the rains are over',
    endedAtMs: null,
  });
  expect(paused.checkpointAtMs).not.toBeNull();
  expect(held).toBeGreaterThan(1_000);
  expect(resumed.model.sha256).toBe(whole.model.sha256);
  expect(resumed.run).toMatchObject({ id, status: 'finished', heldBecause: null, checkpointAtMs: null });
  expect(resumed.run.outcome?.curve).toEqual(whole.run.outcome?.curve);
  expect(resumed.run.outcome?.spent?.cpuSeconds).toBeGreaterThan(0);
  expect(resumed.run.environment).toMatchObject({
    onnxRuntime: expect.stringMatching(/^\d/),
    threads: expect.any(Number),
  });
  expect(checkpointBytes(home.store)).toBe(0);
  expect(await filesOf(home)).toEqual([whole.model.sha256]);
});

test('a run that was being trained when Fieldloop was killed is resumed after the home is opened again', async () => {
  const home = await openWithPatients();
  const whole = valueOf(await trainModel(home, trainInput));
  const id = await trainAndPause(home);
  home.raw.prepare('UPDATE run SET held = NULL, heldBecause = NULL WHERE id = ?').run(id); // as a kill leaves it

  await recoverHome(home.store, home.blobs, home.now());
  const found = valueOf(await showRun(home, { id }));

  expect(found).toMatchObject({ status: 'interrupted', heldBecause: 'killed', endedAtMs: null });
  expect(valueOf(await resumeRun(home, { id })).model.sha256).toBe(whole.model.sha256);
});

test('a state that another version of Fieldloop told, or that is damaged, is not gone on from', async () => {
  const home = await openWithPatients();
  const whole = valueOf(await trainModel(home, trainInput));

  const first = await trainAndPause(home);
  const newer = { ...home, version: '9.0.0' };
  const byAnother = valueOf(await resumeRun(newer, { id: first }));
  const second = await trainAndPause(home);
  const file = (await filesOf(home)).find((sha256) => sha256 !== whole.model.sha256) ?? '';
  writeFileSync(join(home.folder, 'blobs', file.slice(0, 2), file.slice(2)), 'damaged');
  const fromNothing = valueOf(await resumeRun(home, { id: second }));

  expect(byAnother.model.sha256).toBe(whole.model.sha256);
  expect(byAnother.run.environment).toMatchObject({ fieldloop: '9.0.0' });
  expect(fromNothing.model.sha256).toBe(whole.model.sha256);
});

test('a disk that does not take a state leaves the one before whole, and the training goes on and says so', async () => {
  const home = await openWithPatients();
  const id = await trainAndPause(home);
  const kept = () => home.store.value('SELECT sha256 FROM runCheckpoint WHERE savedAtMs IS NOT NULL');
  const before = kept();
  const incoming = join(home.folder, 'blobs', 'incoming');
  rmSync(incoming, { recursive: true });
  writeFileSync(incoming, 'a file where the folder should be');
  const stillKept: unknown[] = [];
  const progress = (event: unknown): void => {
    home.progress(event);
    if ((event as { warning?: string }).warning !== 'checkpointMissed') return;
    stillKept.push(kept());
    rmSync(incoming, { recursive: true, force: true }); // there is room again
  };

  const { run, model } = valueOf(await resumeRun({ ...home, progress }, { id }));

  expect(home.progressed).toContainEqual({ warning: 'checkpointMissed', missed: 1 });
  expect(stillKept[0]).toBe(before);
  expect(run.outcome?.checkpointsMissed).toBeGreaterThanOrEqual(1);
  expect(await filesOf(home)).toEqual([model.sha256]);
});

test('a run that is cancelled for good, at work or at rest, gives its state up and cannot be resumed', async () => {
  const home = await openWithPatients();
  const resting = await trainAndPause(home);
  const atRest = valueOf(await cancelRun(home, { id: resting }));
  const stopping = atRound(home, 1, () => void cancelRun(home, { id: runIdOf(home) }));
  const atWork = await trainModel(stopping, trainInput);

  expect(atRest).toMatchObject({ status: 'cancelled', heldBecause: null, checkpointAtMs: null });
  expect(atWork).toMatchObject({ ok: false, error: { code: 'engine.cancelled' } });
  expect(valueOf(await showRun(home, { id: runIdOf(home) }))).toMatchObject({ status: 'cancelled' });
  expect(await filesOf(home)).toEqual([]);
  expect(await resumeRun(home, { id: resting })).toMatchObject({ error: { code: 'run.ended' } });
});

test('of two trainings the second waits for its turn, and one that is paused meanwhile does not', async () => {
  const home = await openWithPatients();
  const seen: string[] = [];
  let second: Promise<Result<Output<'model.train'>>> | undefined;
  let third: Promise<Result<Output<'model.train'>>> | undefined;
  const first = atRound(home, 1, () => {
    second = trainModel(home, { ...trainInput, name: 'second' });
    third = trainModel(home, { ...trainInput, name: 'third' });
    for (const row of home.store.all('SELECT status FROM run ORDER BY rowid')) seen.push(String(row['status']));
    void pauseRun(home, { id: runIdOf(home) });
  });

  const trained = valueOf(await trainModel(first, trainInput));

  expect(seen).toEqual(['running', 'waiting', 'waiting']);
  expect(await third).toMatchObject({ ok: false, error: { code: 'run.paused' } });
  const waited = valueOf(await (second ?? Promise.reject(new Error('the first training told no round'))));
  expect(waited.model.sha256).toBe(trained.model.sha256);
  expect(waited.run).toMatchObject({ modelName: 'second', status: 'finished' });
});

test('when Fieldloop closes, what is trained comes to rest, and nothing begins any more', async () => {
  const home = await openWithPatients();
  let closed: Promise<unknown> = Promise.resolve();
  const closing = atRound(home, 1, () => {
    closed = home.trainings.close(60_000);
  });

  const trained = await trainModel(closing, trainInput);
  await closed;
  const late = await trainModel(home, trainInput);

  expect(trained).toMatchObject({ ok: false, error: { code: 'run.paused' } });
  expect(late).toMatchObject({ ok: false, error: { code: 'run.paused' } });
  expect(home.store.all('SELECT status, heldBecause FROM run')).toEqual([
    { status: 'paused', heldBecause: 'closed' },
    { status: 'paused', heldBecause: 'closed' },
  ]);
});

test('a run is trained again from its record to the same bytes, and is kept beside it without another model', async () => {
  const home = await openWithPatients();
  const { run, model } = valueOf(await trainModel(home, trainInput));

  const again = valueOf(await reproduceRun(home, { id: run.id }));
  const ofTheRepeat = valueOf(await reproduceRun(home, { id: again.run.id }));

  const reproduction = { isSame: true, sha256: model.sha256, expectedSha256: model.sha256 };
  expect(again.run).toMatchObject({ status: 'finished', reproduces: run.id, reproduction });
  expect(again.model.id).toBe(model.id);
  expect(ofTheRepeat.run).toMatchObject({ reproduces: run.id, reproduction });
  expect(home.store.value('SELECT count(*) FROM modelVersion')).toBe(1);
  expect(lineageOf(home.store, run.id).edges).toContainEqual({ from: run.id, to: again.run.id, kind: 'reproduced' });
});

test('other bytes than the record promises are said to be other', async () => {
  const home = await openWithPatients();
  const { run } = valueOf(await trainModel(home, trainInput));
  home.raw.prepare('UPDATE run SET seed = 99').run();

  const again = valueOf(await reproduceRun(home, { id: run.id }));

  expect(again.run.reproduction).toMatchObject({ isSame: false });
  expect(again.run.reproduction?.sha256).not.toBe(again.run.reproduction?.expectedSha256);
});

test('what a run cannot be repeated without is named, all of it', async () => {
  const home = await openWithPatients();
  const { run } = valueOf(await trainModel(home, trainInput));
  const input = calls['dataset.delete'].input.parse({ ref: 'patients@1', confirm: true });
  valueOf(await deleteDataset(home, input));

  const refused = await reproduceRun({ ...home, version: '9.0.0' }, { id: run.id });

  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'run.notReproducible', details: { missing: ['data', 'version'] } },
  });
});

test('a run that is not there, is finished, or is not at work is refused with a code of its own', async () => {
  const home = await openWithPatients();
  const { run } = valueOf(await trainModel(home, trainInput));
  const { id } = run;
  const paused = await trainAndPause(home);
  let whileRunning: Promise<unknown> = Promise.resolve();
  const resuming = atRound(home, 1, () => {
    whileRunning = resumeRun(home, { id: paused });
  });
  const unknown = { id: '00000000-0000-4000-8000-000000000000' };

  for (const act of [resumeRun, pauseRun, cancelRun, reproduceRun])
    expect(await act(home, unknown)).toMatchObject({ error: { code: 'run.unknown' } });
  for (const act of [resumeRun, pauseRun, cancelRun])
    expect(await act(home, { id })).toMatchObject({ error: { code: 'run.finished' } });
  expect(await pauseRun(home, { id: paused })).toMatchObject({ error: { code: 'run.notRunning' } });
  expect(await reproduceRun(home, { id: paused })).toMatchObject({ error: { code: 'run.unfinished' } });
  valueOf(await resumeRun(resuming, { id: paused }));
  expect(await whileRunning).toMatchObject({ error: { code: 'run.running' } });
});
