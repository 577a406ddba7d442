import type { ReadableDb, WritableDb } from './open-database.ts';
import { versionChunks } from './version-chunks.ts';

/**
 * Turns a version into its tombstone: the row stays with its digest, profile and source, and the hashes of its chunks
 * are remembered, but nothing names the chunks any more and the next sweep takes those that no other version uses.
 */
export function buryVersion(
  db: WritableDb,
  versionId: string,
  by: { readonly actorId: string; readonly deviceId: string; readonly deletedAtMs: number },
): void {
  const manifest = versionChunks(db, versionId).map(({ column, ordinal, sha256 }) => ({ column, ordinal, sha256 }));
  db.run('INSERT INTO deletedVersion VALUES (:versionId, :manifest, :actorId, :deviceId, :deletedAtMs)', {
    versionId,
    manifest: JSON.stringify(manifest),
    ...by,
  });
  db.run('DELETE FROM versionChunk WHERE versionId = :versionId', { versionId });
  db.run('DELETE FROM qualityReport WHERE versionId = :versionId', { versionId });
}

export const isBuried = (db: ReadableDb, versionId: string): boolean =>
  db.first('SELECT 1 FROM deletedVersion WHERE versionId = ?', versionId) !== null;

/** Bytes of the chunks that only this version names. */
export const exclusiveBytes = (db: ReadableDb, versionId: string): number =>
  db.value<number>(
    `SELECT coalesce(sum(length(bytes)), 0) FROM chunk
     WHERE sha256 IN (SELECT sha256 FROM versionChunk WHERE versionId = ?)
       AND NOT EXISTS (SELECT 1 FROM versionChunk AS other WHERE other.sha256 = chunk.sha256 AND other.versionId <> ?)
       AND NOT EXISTS (SELECT 1 FROM windowChunk AS other WHERE other.sha256 = chunk.sha256)`,
    versionId,
    versionId,
  ) ?? 0;

/** What hangs on a version. */
export type VersionUses = {
  readonly runs: readonly { readonly id: string; readonly modelName: string; readonly status: string }[];
  readonly models: readonly string[];
  readonly windows: readonly { readonly id: string; readonly modelRef: string; readonly rows: number }[];
  readonly derived: readonly string[];
  readonly labels: number;
};

export function usesOfVersion(db: ReadableDb, versionId: string): VersionUses {
  return {
    runs: db
      .all('SELECT id, modelName, status FROM run WHERE datasetVersionId = ? ORDER BY startedAtMs', versionId)
      .map((row) => ({ id: String(row['id']), modelName: String(row['modelName']), status: String(row['status']) })),
    models: db
      .all(
        `SELECT model.name || '@' || version.version AS ref FROM run
         JOIN modelVersion AS version ON version.runId = run.id JOIN model ON model.id = version.modelId
         WHERE run.datasetVersionId = ? ORDER BY version.createdAtMs`,
        versionId,
      )
      .map((row) => String(row['ref'])),
    windows: db
      .all(
        `SELECT win.id, win."rows", model.name || '@' || version.version AS ref FROM predictionWindow AS win
         JOIN modelVersion AS version ON version.id = win.modelVersionId JOIN model ON model.id = version.modelId
         WHERE win.datasetVersionId = ? ORDER BY win.scoredAtMs`,
        versionId,
      )
      .map((row) => ({ id: String(row['id']), modelRef: String(row['ref']), rows: Number(row['rows']) })),
    derived: db
      .all(
        `SELECT d.name || '@' || v.version AS ref FROM datasetVersion AS v JOIN dataset AS d ON d.id = v.datasetId
         WHERE v.baseVersionId = ? ORDER BY v.createdAtMs`,
        versionId,
      )
      .map((row) => String(row['ref'])),
    labels:
      db.value<number>(
        `SELECT count(*) FROM predictionWindow AS win
         JOIN label ON label.predictionId >= win.id || ':' AND label.predictionId < win.id || ';'
         WHERE win.datasetVersionId = ?`,
        versionId,
      ) ?? 0,
  };
}

/** Of the windows of this version, one that is a model's newest: its rows are looked at in the review. */
export const reviewedWindow = (db: ReadableDb, versionId: string): string | null =>
  db.value<string>(
    `SELECT model.name || '@' || version.version FROM predictionWindow AS win
     JOIN modelVersion AS version ON version.id = win.modelVersionId JOIN model ON model.id = version.modelId
     WHERE win.datasetVersionId = ? AND NOT EXISTS (
       SELECT 1 FROM predictionWindow AS later
       WHERE later.modelVersionId = win.modelVersionId
         AND (later.scoredAtMs, later.rowid) > (win.scoredAtMs, win.rowid))
       AND win.modelVersionId = (
         SELECT CASE move.kind WHEN 'removal' THEN NULL ELSE move.modelVersionId END FROM aliasMove AS move
         WHERE move.modelId = version.modelId AND move.alias = 'champion'
         ORDER BY move.place DESC, move.movedAtMs DESC, move.id DESC LIMIT 1)
     LIMIT 1`,
    versionId,
  );
