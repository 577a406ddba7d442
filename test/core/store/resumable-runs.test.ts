import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../../electron/core/store/migrate.ts';
import { migrations } from '../../../electron/core/store/migrations/all.ts';
import { resumableRuns } from '../../../electron/core/store/migrations/0022-resumable-runs.ts';
import { openWritable } from '../../../electron/core/store/open-database.ts';
import { findRun, holdRun } from '../../../electron/core/store/runs.ts';

const PROJECT = '00000000-0000-4000-8000-00000000000a';
const RUN = '00000000-0000-4000-8000-00000000000b';
const DATASET = '00000000-0000-4000-8000-00000000000c';

/** A run as a Fieldloop from before this migration wrote it. */
const BEFORE = `
  INSERT INTO device (id, name, publicKey, createdAtMs) VALUES ('d', 'laptop', '', 0);
  INSERT INTO actor (id, name, role, createdAtMs) VALUES ('a', 'Amina', 'officer', 0);
  INSERT INTO project (id, name, definition, actorId, deviceId, createdAtMs) VALUES ('${PROJECT}', 'P', '{}', 'a', 'd', 0);
  INSERT INTO dataset (id, projectId, name, createdAtMs) VALUES ('set', '${PROJECT}', 'visits', 0);
  INSERT INTO datasetVersion (id, datasetId, version, "rows", digest, columns, profile, source, actorId, deviceId, createdAtMs)
  VALUES ('${DATASET}', 'set', 1, 400, '', '[]', '{}', '{"kind":"file","name":"v.csv"}', 'a', 'd', 0);
  INSERT INTO run (id, projectId, modelName, status, datasetVersionId, target, algorithm, seed, parameters, environment,
                   error, actorId, deviceId, startedAtMs, endedAtMs)
  VALUES ('${RUN}', '${PROJECT}', 'sick', 'failed', '${DATASET}', 'sick', 'gbdt', 1, '{}', '{}',
          '{"code":"run.interrupted","message":"stopped"}', 'a', 'd', 1, 2);`;

test('runs from before keep how they ended, and a new one may be held', () => {
  const folder = mkdtempSync(join(tmpdir(), 'runs-'));
  const { raw, store } = openWritable({ path: join(folder, 'home.db'), key: null });
  migrate(raw, join(folder, 'first.db'), migrations.slice(0, resumableRuns.version - 1));
  raw.exec(BEFORE);

  migrate(raw, join(folder, 'before.db'));
  const before = findRun(store, PROJECT, RUN);
  raw.prepare("UPDATE run SET stage = 'running'").run();
  store.transaction((db) => holdRun(db, RUN, 'paused', 'heat'));

  expect(before).toMatchObject({
    status: 'failed',
    error: { code: 'run.interrupted' },
    reason: null,
    reproduces: null,
  });
  expect(findRun(store, PROJECT, RUN)).toMatchObject({ status: 'paused', heldBecause: 'heat' });
  store.close();
  rmSync(folder, { recursive: true });
});
