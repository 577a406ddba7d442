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

/** Whether somebody has answered a prediction of any event of this record. */
export const isRecordAnswered = (db: ReadableDb, recordId: string): boolean =>
  db.value<number>(
    `SELECT 1 FROM recordEvent AS event JOIN prediction ON prediction.recordEventId = event.id
     JOIN label ON label.predictionId = prediction.id WHERE event.recordId = ? LIMIT 1`,
    recordId,
  ) !== null;

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

/** Rows that are shown of a disagreement. */
const SHOWN = 5;

/**
 * How often people who answered the same prediction for a row of this data set version said different things; the
 * newest answer of each counts, "unsure" says nothing. Null where no row was answered by two.
 */
export function annotatorDisagreement(db: ReadableDb, versionId: string): Disagreement | null {
  const answered = db.all(
    `WITH newest AS (
       SELECT label.predictionId, answer, max(revision) FROM predictionWindow AS win
       JOIN label ON label.predictionId >= win.id || ':' AND label.predictionId < win.id || ';'
       WHERE win.datasetVersionId = ? GROUP BY label.predictionId, label.actorId
     )
     SELECT predictionId, count(DISTINCT answer) AS answers,
            group_concat(DISTINCT coalesce(json_extract(answer, '$.to'), 'confirmed')) AS said
     FROM newest WHERE json_extract(answer, '$.kind') <> 'unsure'
     GROUP BY predictionId HAVING count(*) > 1 ORDER BY predictionId`,
    versionId,
  );
  if (answered.length === 0) return null;
  const differing = answered.filter((row) => Number(row['answers']) > 1);
  const groups = differing.slice(0, SHOWN).map((row) => ({
    value: String(row['said']),
    rows: [Number(String(row['predictionId']).split(':')[1]) + 1],
    count: 1,
  }));
  return { count: differing.length, of: answered.length, groups };
}

export type Disagreement = {
  readonly count: number;
  /** Rows that at least two people answered. */
  readonly of: number;
  readonly groups: { value: string; rows: number[]; count: number }[];
};
