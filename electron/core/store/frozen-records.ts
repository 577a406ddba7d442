import { z } from 'zod';
import { Answer } from '../../../shared/label.ts';
import { Output } from '../../../shared/model.ts';
import type { ReadableDb, Row } from './open-database.ts';
import { RecordValues } from './records.ts';

/** A record as a data set takes it: as it stands after its edits, with the newest answer to any of its predictions. */
export type FrozenRecord = {
  readonly id: string;
  readonly subjectCode: string | null;
  readonly createdAtMs: number;
  readonly values: RecordValues;
  readonly answered: AnsweredPrediction | null;
};

export type AnsweredPrediction = {
  readonly answer: Answer;
  readonly prediction: string;
  readonly actorId: string;
  readonly predictionShown: boolean;
};

export type RecordPlace = { readonly createdAtMs: number; readonly id: string };
export const FIRST_RECORD: RecordPlace = { createdAtMs: Number.MIN_SAFE_INTEGER, id: '' };

const HEAD = `(SELECT head.rowid FROM recordEvent AS head WHERE head.recordId = record.id
  AND NOT EXISTS (SELECT 1 FROM recordEventBase AS later WHERE later.baseEventId = head.id)
  ORDER BY head.capturedAtMs DESC, head.id DESC LIMIT 1)`;
const NEWEST_LABEL = `(SELECT label.rowid FROM recordEvent AS event JOIN prediction ON prediction.recordEventId = event.id
  JOIN label ON label.predictionId = prediction.id WHERE event.recordId = record.id
  ORDER BY label.answeredAtMs DESC, label.revision DESC, label.id DESC LIMIT 1)`;

/** Whether the person of the newest label had a prediction for the record in sight then or before: it is not unseen again. */
const HAD_IN_SIGHT = `(SELECT max(seen.predictionShown) FROM recordEvent AS event
  JOIN prediction AS told ON told.recordEventId = event.id JOIN label AS seen ON seen.predictionId = told.id
  WHERE event.recordId = record.id AND seen.actorId = label.actorId AND seen.answeredAtMs <= label.answeredAtMs)`;

/** The next records of a project after `place`, in the order of their making. */
export const recordsAfter = (
  db: ReadableDb,
  projectId: string,
  place: RecordPlace,
  limit: number,
): readonly FrozenRecord[] =>
  db
    .all(
      `SELECT record.id, record.createdAtMs, subject.code, event."values", label.answer, label.actorId,
              ${HAD_IN_SIGHT} AS predictionShown, prediction.output
       FROM record LEFT JOIN subject ON subject.id = record.subjectId
       JOIN recordEvent AS event ON event.rowid = ${HEAD}
       LEFT JOIN label ON label.rowid = ${NEWEST_LABEL}
       LEFT JOIN prediction ON prediction.id = label.predictionId
       WHERE record.projectId = ? AND record.createdAtMs >= ? AND (record.createdAtMs, record.id) > (?, ?)
       ORDER BY record.createdAtMs, record.id LIMIT ?`,
      projectId,
      place.createdAtMs,
      place.createdAtMs,
      place.id,
      limit,
    )
    .map((row) => ({
      id: String(row['id']),
      subjectCode: row['code'] === null ? null : String(row['code']),
      createdAtMs: Number(row['createdAtMs']),
      values: RecordValues.parse(JSON.parse(String(row['values']))),
      answered: row['answer'] === null ? null : answeredOf(row),
    }));

const answeredOf = (row: Row): AnsweredPrediction => ({
  answer: Answer.parse(JSON.parse(String(row['answer']))),
  prediction: String(Output.parse(JSON.parse(String(row['output']))).prediction),
  actorId: String(row['actorId']),
  predictionShown: row['predictionShown'] === 1,
});

const CapturedColumn = z.object({ name: z.string(), hasText: z.int(), hasNumber: z.int() });

/** Every column that any event of a project holds a value for, by name, and what kinds of values. */
export const capturedColumns = (db: ReadableDb, projectId: string): readonly z.infer<typeof CapturedColumn>[] =>
  db
    .all(
      `SELECT cell.key AS name, max(cell.type = 'text') AS hasText, max(cell.type IN ('integer', 'real')) AS hasNumber
       FROM record JOIN recordEvent AS event ON event.recordId = record.id, json_each(event."values") AS cell
       WHERE record.projectId = ? AND cell.type <> 'null' AND cell.value <> '' GROUP BY cell.key ORDER BY cell.key`,
      projectId,
    )
    .map((row) => CapturedColumn.parse(row));
