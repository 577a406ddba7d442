import { randomUUID } from 'node:crypto';
import type { TestHome } from '../open-test-home.ts';

const OUTCOME = `json_object(
  'task', 'binary', 'classes', json_array('no', 'yes'), 'curve', json_array(), 'iterations', 20, 'heldOutRows', 80,
  'maxDifference', 0, 'threshold', 0.5, 'importance', json_array(), 'confusion', json('[[30,10],[5,35]]'),
  'roc', json_array(), 'calibration', json_array(), 'seconds', 1, 'modelRef', 'model@1',
  'modelVersionId', '00000000-0000-4000-8000-000000000000',
  'metrics', json_object('auc', 0.5 + (n * 37 % 500) / 1000.0, 'sensitivity', 0.9, 'specificity', 0.8, 'accuracy', 0.85))`;

const VERSION = `
  INSERT INTO datasetVersion (id, datasetId, version, "rows", digest, columns, profile, source, actorId, deviceId, createdAtMs)
  VALUES (:id, :dataset, :version, 400, '', '[]', '{"rows":400,"columns":{}}', '{"kind":"file","name":"visits.csv"}',
          :actorId, :deviceId, 0)`;

/**
 * Runs "model 0", "model 1", … a second apart, without training any: of two targets and two versions of "visits" in turn,
 * every fourth one linear, every fourth one failed (number 3, 7, …).
 */
export function seedRuns({ store, raw, projectId, actorId, deviceId }: TestHome, runs: number): void {
  const owner = { projectId, actorId, deviceId };
  const dataset = randomUUID();
  const versions = [randomUUID(), randomUUID()] as const;
  store.transaction((db) => {
    db.run(`INSERT INTO dataset (id, projectId, name, createdAtMs) VALUES (:id, :projectId, 'visits', 0)`, {
      id: dataset,
      projectId,
    });
    versions.forEach((id, index) => {
      db.run(VERSION, { id, dataset, version: index + 1, actorId, deviceId });
    });
  });
  raw
    .prepare(
      `WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :runs)
       INSERT INTO run (id, projectId, modelName, stage, datasetVersionId, target, algorithm, seed, parameters,
                        environment, outcome, error, actorId, deviceId, startedAtMs, endedAtMs)
       SELECT printf('00000000-0000-4000-8000-%012d', n), :projectId, 'model ' || n,
              iif(n % 4 = 3, 'failed', 'finished'), iif(n % 2 = 0, :first, :second), iif(n % 2 = 0, 'sick', 'lame'),
              iif(n % 4 = 0, 'linear', 'gbdt'), 1, '{}', '{}', iif(n % 4 = 3, NULL, ${OUTCOME}),
              iif(n % 4 = 3, '{"code":"train.tooFewRows","message":"Too few rows."}', NULL), :actorId, :deviceId,
              n * 1000, n * 1000 + 1000
       FROM numbers`,
    )
    .run({ ...owner, runs, first: versions[0], second: versions[1] });
}
