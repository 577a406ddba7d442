import { expect, test } from 'vitest';
import { recoverHome } from '../../../electron/core/home/recover-home.ts';
import { openLease, writeAhead } from '../../../electron/core/store/chunks.ts';
import { enqueue, takeBatch } from '../../../electron/core/store/outbox.ts';
import { findRun, startRun, takeUpRun } from '../../../electron/core/store/runs.ts';
import { importPatients } from '../actions/import-patients.ts';
import { openTestHome, type TestHome } from '../open-test-home.ts';

async function leaveTraining(home: TestHome): Promise<string> {
  const dataset = await importPatients(home, 20);
  const { projectId, actorId, deviceId, newId } = home;
  const id = newId();
  const described = { target: 'sick', algorithm: 'gbdt', seed: 1, parameters: {}, environment: {}, startedAtMs: 1_000 };
  const run = { id, modelName: 'sick', datasetVersionId: dataset.id, projectId, actorId, deviceId, ...described };
  home.store.transaction((db) => startRun(db, run));
  return id;
}

test('a run that was being trained when Fieldloop was killed is interrupted, and one that waited as well', async () => {
  const home = openTestHome();
  const atWork = await leaveTraining(home);
  home.store.transaction((db) => takeUpRun(db, atWork, {}));
  home.raw.prepare('UPDATE dataset SET name = name || id').run();
  const waiting = await leaveTraining(home);

  await recoverHome(home.store, home.blobs, 5_000);

  for (const id of [atWork, waiting]) {
    expect(findRun(home.store, home.projectId, id)).toMatchObject({
      status: 'interrupted',
      heldBecause: 'killed',
      endedAtMs: null,
    });
  }
});

test('what an import wrote ahead and never named is gone, what a version names stays', async () => {
  const home = openTestHome();
  await importPatients(home, 20);
  const chunks = () => home.store.value('SELECT count(*) FROM chunk');
  const named = chunks();
  home.store.transaction((db) => openLease(db, 'left', 'dataset.import'));
  await writeAhead(home.store, 'left', [{ sha256: 'f'.repeat(64), rows: 1, bytes: new Uint8Array(8) }]);

  await recoverHome(home.store, home.blobs, 5_000);

  expect(chunks()).toBe(named);
  expect(home.store.value('SELECT count(*) FROM lease')).toBe(0);
});

test('what was on its way when Fieldloop was killed waits again, under the same number', async () => {
  const home = openTestHome();
  const { projectId, newId } = home;
  home.store.transaction((db) => {
    const change = { kind: 'record.added', entityKind: 'record', entityId: 'r1', lane: 'r1', payload: {} };
    enqueue(db, { ...change, opUuid: newId(), projectId, capturedAtMs: 1 });
    takeBatch(db, 50, 5);
  });

  await recoverHome(home.store, home.blobs, 5_000);

  expect(home.store.all('SELECT state, mutationId FROM outbox')).toEqual([{ state: 'waiting', mutationId: 1 }]);
});
