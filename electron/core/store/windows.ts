import { z } from 'zod';
import { Column } from '../../../shared/column.ts';
import { PredictionWindow } from '../../../shared/prediction.ts';
import { Profile } from '../../../shared/profile.ts';
import { operatingPointOf } from './alias-moves.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';
import { chunkOf, type VersionChunk } from './version-chunks.ts';

const StoredColumns = z.array(Column);

const WINDOWS = `
  SELECT win.*, model.name || '@' || version.version AS modelRef,
         dataset.name || '@' || datasetVersion.version AS datasetRef, move.operatingPoint
  FROM predictionWindow AS win JOIN modelVersion AS version ON version.id = win.modelVersionId
  JOIN model ON model.id = version.modelId
  JOIN datasetVersion ON datasetVersion.id = win.datasetVersionId
  JOIN dataset ON dataset.id = datasetVersion.datasetId
  LEFT JOIN aliasMove AS move ON move.id = win.deploymentId`;

const windowOf = (row: Row): PredictionWindow =>
  PredictionWindow.parse({
    ...row,
    metrics: row['metrics'] === null ? null : JSON.parse(String(row['metrics'])),
    operatingPoint: operatingPointOf(row),
  });

/** A window with what is needed to read its chunks and the rows that were scored. */
export type StoredWindow = {
  readonly window: PredictionWindow;
  readonly modelVersionId: string;
  readonly datasetVersionId: string;
  readonly columns: readonly Column[];
};

const storedWindowOf = (row: Row): StoredWindow => ({
  window: windowOf(row),
  modelVersionId: String(row['modelVersionId']),
  datasetVersionId: String(row['datasetVersionId']),
  columns: StoredColumns.parse(JSON.parse(String(row['columns']))),
});

export type NewWindow = {
  readonly id: string;
  readonly projectId: string;
  readonly modelVersionId: string;
  readonly deploymentId: string | null;
  readonly datasetVersionId: string;
  readonly rows: number;
  readonly threshold: number | null;
  readonly columns: readonly Column[];
  readonly profile: Profile;
  readonly metrics: PredictionWindow['metrics'];
  readonly actorId: string;
  readonly deviceId: string;
  readonly scoredAtMs: number;
};

/** Adds a batch and names its chunks, which must be stored already. */
export function insertWindow(db: WritableDb, window: NewWindow, chunks: readonly VersionChunk[]): void {
  db.run(
    `INSERT INTO predictionWindow (id, projectId, modelVersionId, deploymentId, datasetVersionId, "rows", threshold,
                                   columns, profile, metrics, actorId, deviceId, scoredAtMs)
     VALUES (:id, :projectId, :modelVersionId, :deploymentId, :datasetVersionId, :rows, :threshold,
             :columns, :profile, :metrics, :actorId, :deviceId, :scoredAtMs)`,
    {
      ...window,
      columns: JSON.stringify(window.columns),
      profile: JSON.stringify(window.profile),
      metrics: window.metrics === null ? null : JSON.stringify(window.metrics),
    },
  );
  for (const { column, ordinal, sha256, firstRow, rows } of chunks) {
    db.run(
      `INSERT INTO windowChunk (windowId, columnIndex, ordinal, sha256, firstRow, "rows")
       VALUES (:windowId, :column, :ordinal, :sha256, :firstRow, :rows)`,
      { windowId: window.id, column, ordinal, sha256, firstRow, rows },
    );
  }
}

export function findWindow(db: ReadableDb, projectId: string, id: string): StoredWindow | null {
  const row = db.first(`${WINDOWS} WHERE win.projectId = ? AND win.id = ?`, projectId, id);
  return row === null ? null : storedWindowOf(row);
}

/** What one model version was used on, the newest first. */
export const windowsOf = (db: ReadableDb, modelVersionId: string): readonly PredictionWindow[] =>
  db
    .all(`${WINDOWS} WHERE win.modelVersionId = ? ORDER BY win.scoredAtMs DESC, win.rowid DESC`, modelVersionId)
    .map(windowOf);

export function newestWindow(db: ReadableDb, modelVersionId: string): StoredWindow | null {
  const row = db.first(
    `${WINDOWS} WHERE win.modelVersionId = ? ORDER BY win.scoredAtMs DESC, win.rowid DESC LIMIT 1`,
    modelVersionId,
  );
  return row === null ? null : storedWindowOf(row);
}

/** Profile of what was scored and of the answers, for drift. */
export function windowProfile(db: ReadableDb, windowId: string): Profile | null {
  const text = db.value<string>('SELECT profile FROM predictionWindow WHERE id = ?', windowId);
  return text === null ? null : Profile.parse(JSON.parse(text));
}

/** The chunks of one of a window's columns, in order of rows. */
export const windowChunks = (db: ReadableDb, windowId: string, column: number): readonly VersionChunk[] =>
  db
    .all('SELECT * FROM windowChunk WHERE windowId = ? AND columnIndex = ? ORDER BY ordinal', windowId, column)
    .map(chunkOf);
