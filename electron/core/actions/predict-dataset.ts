import type { Output, Parsed } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { Metrics } from '../../../shared/model.ts';
import type { ColumnProfile, Profile } from '../../../shared/profile.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { recordChange } from '../store/change.ts';
import { openLease, releaseLease } from '../store/chunks.ts';
import { resolveDataset, versionProfile } from '../store/datasets.ts';
import { addEdge, addNode } from '../store/lineage.ts';
import type { WritableDb } from '../store/open-database.ts';
import type { VersionChunk } from '../store/version-chunks.ts';
import { findWindow, insertWindow, type NewWindow } from '../store/windows.ts';
import type { Context } from './context.ts';
import { refuseModel } from './scoring/refuse-model.ts';
import { scoreRowGroups } from './scoring/score-row-groups.ts';
import { type ServingModel, servingModel } from './scoring/serving-model.ts';
import { windowColumns } from './scoring/window-columns.ts';

/**
 * Scores every row of a data set version and keeps the answers as one window, with metrics where the version holds the
 * model's target. Fails with `model.unknown`, `model.noneDeployed`, `dataset.unknown`, `predict.columnMissing`, and as
 * the engine does; no window is kept then, and the next sweep takes the chunks.
 */
export async function predictDataset(
  context: Context,
  input: Parsed<'predict.dataset'>,
): Promise<Result<Output<'predict.dataset'>>> {
  const { store, projectId, newId, now } = context;
  const serving = servingModel(store, projectId, input.model);
  if (serving === null) return refuseModel(input.model);
  const version = resolveDataset(store, projectId, input.dataset);
  if (version === null) {
    return fail(
      'dataset.unknown',
      `There is no data set "${input.dataset}".`,
      'List the data sets to see what there is.',
    );
  }
  const misfit = refuseColumns(serving, version);
  if (misfit !== null) return misfit;

  const leaseId = newId();
  store.transaction((db) => openLease(db, leaseId, 'predict.dataset', now()));
  try {
    const scored = await scoreRowGroups(context, serving, version, leaseId);
    if (!scored.ok) return scored;
    return ok(store.transaction((db) => keepWindow(db, context, { serving, version, ...scored.value })));
  } finally {
    store.transaction((db) => releaseLease(db, leaseId));
  }
}

function refuseColumns({ model }: ServingModel, version: DatasetVersion): Result<never> | null {
  const names = new Set(version.columns.map(({ name }) => name));
  const missing = model.spec.features.filter(({ name }) => !names.has(name)).map(({ name }) => `"${name}"`);
  if (missing.length === 0) return null;
  return fail(
    'predict.columnMissing',
    `${version.name}@${version.version} lacks what ${model.ref} reads: ${missing.join(', ')}.`,
    'Score a data set with the columns that the model was trained on.',
  );
}

type ScoredVersion = {
  readonly serving: ServingModel;
  readonly version: DatasetVersion;
  readonly chunks: readonly VersionChunk[];
  readonly answers: Readonly<Record<string, ColumnProfile>>;
  readonly metrics: Metrics | null;
};

function keepWindow(db: WritableDb, context: Context, scored: ScoredVersion): Output<'predict.dataset'> {
  const { serving, version, chunks, metrics } = scored;
  const { projectId, actorId, deviceId } = context;
  const { model, deploymentId, threshold } = serving;
  const window: NewWindow = {
    id: context.newId(),
    projectId,
    actorId,
    deviceId,
    deploymentId,
    threshold,
    metrics,
    modelVersionId: model.id,
    datasetVersionId: version.id,
    rows: version.rows,
    columns: windowColumns(model.spec),
    profile: profileOf(versionProfile(db, version.id), scored),
    scoredAtMs: context.now(),
  };
  insertWindow(db, window, chunks);
  recordChange(db, context, {
    kind: 'window.scored',
    lane: window.id,
    entityKind: 'window',
    entityId: window.id,
    payload: window,
  });
  const label = `${version.name}@${version.version} by ${model.ref}`;
  addNode(db, { id: window.id, kind: 'window', label, projectId, atMs: window.scoredAtMs });
  addEdge(db, version.id, window.id, 'scored');
  addEdge(db, model.id, window.id, 'scored');
  if (deploymentId !== null) addEdge(db, deploymentId, window.id, 'decided');
  const stored = findWindow(db, projectId, window.id);
  if (stored === null) throw new Error(`window ${window.id} was not stored`);
  return stored.window;
}

/** The features' profiles are the data set version's own; only the answers are new. */
function profileOf(ofVersion: Profile, { serving, answers, version }: ScoredVersion): Profile {
  const features = serving.model.spec.features.flatMap(({ name }) => {
    const column = ofVersion.columns[name];
    return column === undefined ? [] : [[name, column] as const];
  });
  return { rows: version.rows, columns: { ...Object.fromEntries(features), ...answers } };
}
