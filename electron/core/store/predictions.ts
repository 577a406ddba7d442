import { z } from 'zod';
import { Prediction } from '../../../shared/prediction.ts';
import { Cell } from '../../../shared/column.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

const PREDICTIONS = `
  SELECT prediction.*, event.recordId, event."values" AS recordValues, event.clockBehindMs, model.name || '@' || version.version AS modelRef, subject.code AS subjectCode
  FROM prediction JOIN modelVersion AS version ON version.id = prediction.modelVersionId
  JOIN model ON model.id = version.modelId
  LEFT JOIN recordEvent AS event ON event.id = prediction.recordEventId
  LEFT JOIN record ON record.id = event.recordId LEFT JOIN subject ON subject.id = record.subjectId`;

const predictionOf = (row: Row): Prediction =>
  Prediction.parse({
    ...row,
    input: JSON.parse(String(row['input'])),
    output: JSON.parse(String(row['output'])),
    outside: JSON.parse(String(row['outside'])),
    guards: JSON.parse(String(row['guards'])),
    unsure: row['unsure'] === 1,
    explanation: row['explanation'] === null ? null : JSON.parse(String(row['explanation'])),
  });

export type NewPrediction = Prediction & {
  readonly projectId: string;
  readonly recordEventId: string | null;
  /** Whether the person saw it before answering. */
  readonly shown: boolean;
  readonly actorId: string;
  readonly deviceId: string;
};

/** Adds one prediction; those of a batch are a window's chunks (`windows.ts`). */
export function insertPrediction(db: WritableDb, added: NewPrediction): void {
  db.run(
    `INSERT INTO prediction (id, projectId, modelVersionId, deploymentId, recordEventId, input, output, outside,
                             guards, explanation, threshold, unsure, shown, actorId, deviceId, scoredAtMs)
     VALUES (:id, :projectId, :modelVersionId, :deploymentId, :recordEventId, :input, :output, :outside,
             :guards, :explanation, :threshold, :unsure, :shown, :actorId, :deviceId, :scoredAtMs)`,
    {
      id: added.id,
      projectId: added.projectId,
      modelVersionId: added.modelVersionId,
      deploymentId: added.deploymentId,
      recordEventId: added.recordEventId,
      input: JSON.stringify(added.input),
      output: JSON.stringify(added.output),
      outside: JSON.stringify(added.outside),
      guards: JSON.stringify(added.guards),
      explanation: added.explanation === null ? null : JSON.stringify(added.explanation),
      threshold: added.threshold,
      unsure: Number(added.unsure),
      shown: Number(added.shown),
      actorId: added.actorId,
      deviceId: added.deviceId,
      scoredAtMs: added.scoredAtMs,
    },
  );
}

export const isPrediction = (db: ReadableDb, projectId: string, id: string): boolean =>
  db.value<string>('SELECT id FROM prediction WHERE projectId = ? AND id = ?', projectId, id) !== null;

/** The predictions of one event of a record, the oldest first, each with whether the person saw it before answering. */
export const predictionsOf = (
  db: ReadableDb,
  recordEventId: string,
): readonly { readonly prediction: Prediction; readonly shown: boolean }[] =>
  db
    .all(
      `${PREDICTIONS} WHERE prediction.recordEventId = ? ORDER BY prediction.scoredAtMs, prediction.id`,
      recordEventId,
    )
    .map((row) => ({ prediction: predictionOf(row), shown: row['shown'] === 1 }));

/** What was captured, of which the model reads a part; empty for a prediction of no record. */
const RecordValues = z.record(z.string(), Cell);

export type WaitingPrediction = {
  readonly prediction: Prediction;
  readonly subjectCode: string | null;
  readonly values: Readonly<Record<string, Cell>>;
  /** Null where the laptop's clock was not set back, and for a prediction of no record. */
  readonly clockBehindMs: number | null;
};

/** One version's single predictions that nobody has answered, the newest first. Of a record, only the newest counts. */
export const unansweredPredictions = (
  db: ReadableDb,
  projectId: string,
  modelVersionId: string,
): readonly WaitingPrediction[] =>
  db
    .all(
      `${PREDICTIONS} WHERE prediction.projectId = ? AND prediction.modelVersionId = ?
         AND NOT EXISTS (SELECT 1 FROM label WHERE label.predictionId = prediction.id)
         AND NOT EXISTS (SELECT 1 FROM recordEventBase AS later WHERE later.baseEventId = prediction.recordEventId)
       ORDER BY prediction.scoredAtMs DESC, prediction.rowid DESC`,
      projectId,
      modelVersionId,
    )
    .map((row) => ({
      prediction: predictionOf(row),
      subjectCode: row['subjectCode'] === null ? null : String(row['subjectCode']),
      values: RecordValues.parse(JSON.parse(String(row['recordValues'] ?? '{}'))),
      clockBehindMs: row['clockBehindMs'] === null ? null : Number(row['clockBehindMs']),
    }));
