import { Label } from '../../../shared/label.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** 0 where this person has not answered this prediction yet. */
export const lastRevision = (db: ReadableDb, predictionId: string, actorId: string): number =>
  db.value<number>('SELECT max(revision) FROM label WHERE predictionId = ? AND actorId = ?', predictionId, actorId) ??
  0;

/** The label that is here under this one's id, or in its place: of the same person, prediction and revision. */
export const labelInPlaceOf = (db: ReadableDb, { id, predictionId, actorId, revision }: Label): string | null =>
  db.value<string>(
    'SELECT id FROM label WHERE id = ? OR (predictionId = ? AND actorId = ? AND revision = ?)',
    id,
    predictionId,
    actorId,
    revision,
  );

export function insertLabel(db: WritableDb, label: Label, doing: { projectId: string; deviceId: string }): void {
  db.run(
    `INSERT INTO label (id, projectId, predictionId, actorId, deviceId, revision, answer, predictionShown, answeredAtMs)
     VALUES (:id, :projectId, :predictionId, :actorId, :deviceId, :revision, :answer, :predictionShown, :answeredAtMs)`,
    {
      id: label.id,
      projectId: doing.projectId,
      predictionId: label.predictionId,
      actorId: label.actorId,
      deviceId: doing.deviceId,
      revision: label.revision,
      answer: JSON.stringify(label.answer),
      predictionShown: Number(label.predictionShown),
      answeredAtMs: label.answeredAtMs,
    },
  );
}

/** Every answer to a prediction, by whomever, the oldest first. */
export const labelsOf = (db: ReadableDb, predictionId: string): readonly Label[] =>
  db.all('SELECT * FROM label WHERE predictionId = ? ORDER BY answeredAtMs, rowid', predictionId).map((row) =>
    Label.parse({
      ...row,
      answer: JSON.parse(String(row['answer'])),
      predictionShown: row['predictionShown'] === 1,
    }),
  );

/** Rows of a window that somebody has answered. Ids `window:row` lie between `window:` and `window;` in the index. */
export const labelledRows = (db: ReadableDb, windowId: string): ReadonlySet<number> =>
  new Set(
    db
      .all(
        'SELECT DISTINCT predictionId FROM label WHERE predictionId >= ? AND predictionId < ?',
        `${windowId}:`,
        `${windowId};`,
      )
      .map((row) => Number(String(row['predictionId']).slice(windowId.length + 1))),
  );
