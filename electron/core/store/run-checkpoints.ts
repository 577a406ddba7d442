import { Spent } from '../../../shared/spent.ts';
import type { ReadableDb, Store, WritableDb } from './open-database.ts';

/** A state that a run can go on from; its bytes lie among the blobs. */
export type RunCheckpoint = {
  readonly runId: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Of the Fieldloop that told it; no other goes on from it. */
  readonly version: string;
  /** By the run until then. */
  readonly spent: Spent;
};

/** Says that the bytes are about to be written, so that a sweep finds them whatever comes of it. */
export function announceCheckpoint(db: WritableDb, { spent, ...checkpoint }: RunCheckpoint): void {
  db.run(
    `INSERT INTO runCheckpoint (runId, sha256, sizeBytes, version, spent)
     VALUES (:runId, :sha256, :sizeBytes, :version, :spent) ON CONFLICT DO NOTHING`,
    { ...checkpoint, spent: JSON.stringify(spent) },
  );
}

/** The bytes are whole and on the disk; from now on the run goes on from them, even where the clock was set back. */
export function keepCheckpoint(db: WritableDb, { runId, sha256 }: RunCheckpoint, savedAtMs: number): void {
  db.run(
    `UPDATE runCheckpoint
     SET savedAtMs = max(:savedAtMs, coalesce((SELECT max(savedAtMs) + 1 FROM runCheckpoint WHERE runId = :runId), 0))
     WHERE runId = :runId AND sha256 = :sha256`,
    { runId, sha256, savedAtMs },
  );
}

/** The newest one that is whole; null where the run would begin anew. */
export function newestCheckpoint(db: ReadableDb, runId: string): RunCheckpoint | null {
  const row = db.first(
    `SELECT * FROM runCheckpoint WHERE runId = ? AND savedAtMs IS NOT NULL ORDER BY savedAtMs DESC LIMIT 1`,
    runId,
  );
  if (row === null) return null;
  return {
    runId,
    sha256: String(row['sha256']),
    sizeBytes: Number(row['sizeBytes']),
    version: String(row['version']),
    spent: Spent.parse(JSON.parse(String(row['spent']))),
  };
}

export const checkpointBytes = (db: ReadableDb): number =>
  db.value<number>('SELECT coalesce(sum(sizeBytes), 0) FROM (SELECT DISTINCT sha256, sizeBytes FROM runCheckpoint)') ??
  0;

export const isCheckpoint = (db: ReadableDb, sha256: string): boolean =>
  db.first('SELECT 1 FROM runCheckpoint WHERE sha256 = ?', sha256) !== null;

/** Those that no run can go on from: it has ended, there is a newer one, or the bytes never were whole. */
const USELESS = `
  SELECT runId, sha256 FROM runCheckpoint AS old WHERE (? IS NULL OR runId = ?) AND (
    (SELECT stage FROM run WHERE id = old.runId) <> 'running' OR savedAtMs IS NULL
    OR EXISTS (SELECT 1 FROM runCheckpoint WHERE runId = old.runId AND savedAtMs > old.savedAtMs))`;

/**
 * Removes the states that nothing needs any more, of one run or (null) of all: the bytes first, so that none is left
 * without its row. Not beside the writing of one of these.
 */
export function sweepCheckpoints(store: Store, remove: (sha256: string) => void, runId: string | null): void {
  for (const row of store.all(USELESS, runId, runId)) {
    const useless = { runId: String(row['runId']), sha256: String(row['sha256']) };
    const isShared = store.first(
      'SELECT 1 FROM runCheckpoint WHERE sha256 = ? AND runId <> ?', // two runs of the same request
      useless.sha256,
      useless.runId,
    );
    if (isShared === null) remove(useless.sha256);
    store.transaction((db) => db.run('DELETE FROM runCheckpoint WHERE runId = :runId AND sha256 = :sha256', useless));
  }
}
