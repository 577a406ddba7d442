import type { Finding } from '../../../shared/drift.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export type WindowVerdict = {
  readonly windowId: string;
  readonly isDrift: boolean;
  readonly rows: number;
  readonly finding: Finding;
  readonly lookedAtMs: number;
};

/** What was found in a window, in place of what was found there before. */
export function keepWindowVerdict(db: WritableDb, { isDrift, finding, ...verdict }: WindowVerdict): void {
  db.run(
    `INSERT OR REPLACE INTO windowVerdict (windowId, isDrift, "rows", finding, lookedAtMs)
     VALUES (:windowId, :isDrift, :rows, :finding, :lookedAtMs)`,
    { ...verdict, isDrift: isDrift ? 1 : 0, finding: JSON.stringify(finding) },
  );
}

/** Whether drift was found, of a model version's windows that were looked at, the newest first. */
export const verdictsOf = (db: ReadableDb, modelVersionId: string, limit: number): readonly boolean[] =>
  db
    .all(
      `SELECT verdict.isDrift FROM windowVerdict AS verdict JOIN predictionWindow AS win ON win.id = verdict.windowId
       WHERE win.modelVersionId = ? ORDER BY win.scoredAtMs DESC, win.rowid DESC LIMIT ?`,
      modelVersionId,
      limit,
    )
    .map(({ isDrift }) => isDrift === 1);

/** Windows of a model version in use that nobody looked at yet, the oldest first. */
export const unseenWindows = (
  db: ReadableDb,
  projectId: string,
): readonly { readonly id: string; readonly model: string }[] =>
  db
    .all(
      `SELECT win.id, win.modelVersionId FROM predictionWindow AS win
       LEFT JOIN windowVerdict AS verdict ON verdict.windowId = win.id
       WHERE win.projectId = ? AND verdict.windowId IS NULL AND win.deploymentId IS NOT NULL
       ORDER BY win.scoredAtMs, win.rowid`,
      projectId,
    )
    .map(({ id, modelVersionId }) => ({ id: String(id), model: String(modelVersionId) }));
