import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { Metrics } from '../../../../shared/model.ts';
import type { PredictionWindow } from '../../../../shared/prediction.ts';
import type { ColumnProfile, Profile } from '../../../../shared/profile.ts';
import { windowColumns } from '../../readers/seal-answers.ts';
import { recordChange } from '../../store/change.ts';
import { versionProfile } from '../../store/datasets.ts';
import { addEdge, addNode } from '../../store/lineage.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { VersionChunk } from '../../store/version-chunks.ts';
import { findWindow, insertWindow, type NewWindow } from '../../store/windows.ts';
import type { Context } from '../context.ts';
import type { ServingModel } from './serving-model.ts';

export type ScoredVersion = {
  readonly serving: ServingModel;
  readonly version: DatasetVersion;
  readonly chunks: readonly VersionChunk[];
  readonly answers: Readonly<Record<string, ColumnProfile>>;
  readonly metrics: Metrics | null;
};

/** Writes a window with its change and lineage, inside the caller's transaction. */
export function keepWindow(db: WritableDb, context: Context, scored: ScoredVersion): PredictionWindow {
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
