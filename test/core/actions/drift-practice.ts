import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { versionProfile } from '../../../electron/core/store/datasets.ts';
import { appendMove } from '../../../electron/core/store/alias-moves.ts';
import { ensureModel, insertModelVersion } from '../../../electron/core/store/models.ts';
import { startRun } from '../../../electron/core/store/runs.ts';
import { insertWindow } from '../../../electron/core/store/windows.ts';
import { calls } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const PRACTICE = new URL('../../../resources/practice/', import.meta.url);
export const NOVEMBER = fileURLToPath(new URL('screening-2026-november.csv', PRACTICE));
const TRAINING = fileURLToPath(new URL('screening-2026-q3.csv', PRACTICE));

export type Monitored = { readonly home: TestHome; readonly training: DatasetVersion; readonly modelVersionId: string };

/** A home with the practice project's training file and a champion whose reference is that file's profile. */
export async function openMonitoredHome(): Promise<Monitored> {
  const definition = ProjectDefinition.parse(JSON.parse(readFileSync(new URL('practice.json', PRACTICE), 'utf8')));
  const home = openTestHome({ definition });
  const training = await importPractice(home, 'screening', TRAINING);
  const modelVersionId = home.newId();
  home.store.transaction((db) => {
    const doing = { actorId: home.actorId, deviceId: home.deviceId };
    const atMs = home.now();
    const runId = home.newId();
    startRun(db, {
      id: runId,
      projectId: home.projectId,
      modelName: 'referral',
      datasetVersionId: training.id,
      ...doing,
      target: 'needs_referral',
      algorithm: 'gbdt',
      seed: 1,
      parameters: {},
      environment: {},
      startedAtMs: atMs,
    });
    const modelId = ensureModel(db, { id: home.newId(), projectId: home.projectId, name: 'referral', atMs });
    const features = training.columns.filter(({ role }) => role === 'input').map(({ name, type }) => ({ name, type }));
    insertModelVersion(db, {
      id: modelVersionId,
      modelId,
      runId,
      sha256: '0'.repeat(64),
      sizeBytes: 1,
      metrics: {},
      threshold: 0.5,
      spec: {
        task: 'binary',
        target: 'needs_referral',
        classes: ['no', 'yes'],
        positiveClass: 'yes',
        inputs: [],
        outputs: [],
        features,
      },
      reference: versionProfile(home.store, training.id),
      source: { kind: 'run', name: runId },
      createdAtMs: atMs,
      ...doing,
    });
    appendMove(db, {
      id: home.newId(),
      alias: 'champion',
      kind: 'promotion',
      threshold: 0.5,
      operatingPoint: null,
      reason: null,
      gate: null,
      override: null,
      movedAtMs: atMs,
      modelVersionId,
      ...doing,
    });
  });
  return { home, training, modelVersionId };
}

export const importPractice = async (home: TestHome, dataset: string, path: string): Promise<DatasetVersion> =>
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset })));

/** A window over a data set version, as scoring it leaves one; its answers are not under test. */
export function keepWindow({ home, modelVersionId }: Monitored, version: DatasetVersion): string {
  const id = home.newId();
  home.store.transaction((db) =>
    insertWindow(
      db,
      {
        id,
        projectId: home.projectId,
        modelVersionId,
        deploymentId: null,
        datasetVersionId: version.id,
        rows: version.rows,
        threshold: 0.5,
        columns: [],
        profile: versionProfile(home.store, version.id),
        metrics: null,
        actorId: home.actorId,
        deviceId: home.deviceId,
        scoredAtMs: home.now(),
      },
      [],
    ),
  );
  return id;
}
