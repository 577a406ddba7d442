import { z } from 'zod';
import { Answer } from '../../../shared/label.ts';
import { Output } from '../../../shared/model.ts';
import type { ReadableDb, Row } from './open-database.ts';
import { RecordValues } from './records.ts';

/** A record as it stands, with a model version's newest answer to it. */
export type StoredAnswer = {
  readonly recordId: string;
  readonly predictionId: string;
  readonly capturedAtMs: number;
  readonly values: RecordValues;
  readonly output: Output;
  readonly isOutside: boolean;
};

/** What a model version answered to records as they stand that were captured in a time, the first first. */
export const answeredRecords = (
  db: ReadableDb,
  projectId: string,
  {
    modelVersionId,
    fromMs,
    untilMs,
  }: { readonly modelVersionId: string; readonly fromMs: number; readonly untilMs: number },
): readonly StoredAnswer[] =>
  db
    .all(
      `SELECT record.id AS recordId, prediction.id AS predictionId, record.createdAtMs AS capturedAtMs,
              event."values", prediction.output, json_array_length(prediction.outside) AS outside, max(prediction.scoredAtMs)
       FROM record JOIN recordEvent AS event ON event.recordId = record.id
       JOIN prediction ON prediction.recordEventId = event.id
       WHERE record.projectId = ? AND record.createdAtMs >= ? AND record.createdAtMs < ? AND prediction.modelVersionId = ?
         AND NOT EXISTS (SELECT 1 FROM recordEventBase AS later WHERE later.baseEventId = event.id)
       GROUP BY record.id ORDER BY record.createdAtMs, record.id`,
      projectId,
      fromMs,
      untilMs,
      modelVersionId,
    )
    .map((row) => ({
      recordId: String(row['recordId']),
      predictionId: String(row['predictionId']),
      capturedAtMs: Number(row['capturedAtMs']),
      values: RecordValues.parse(JSON.parse(String(row['values']))),
      output: Output.parse(JSON.parse(String(row['output']))),
      isOutside: Number(row['outside']) > 0,
    }));

/** One person's answer to a prediction for a record, and what that prediction was. */
export type RecordLabel = {
  readonly recordId: string;
  readonly modelVersionId: string;
  readonly actorId: string;
  readonly answer: Answer;
  readonly prediction: string | number;
  readonly predictionShown: boolean;
  readonly answeredAtMs: number;
};

const Stored = z.object({
  recordId: z.string(),
  modelVersionId: z.string(),
  actorId: z.string(),
  answeredAtMs: z.int(),
});

const labelOf = (row: Row): RecordLabel => ({
  ...Stored.parse(row),
  answer: Answer.parse(JSON.parse(String(row['answer']))),
  prediction: Output.parse(JSON.parse(String(row['output']))).prediction,
  predictionShown: row['predictionShown'] === 1,
});

/** Every answer to predictions for records captured in a time, by whomever and whatever version predicted, the first first. */
export const labelsOfRecords = (
  db: ReadableDb,
  projectId: string,
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): readonly RecordLabel[] =>
  db
    .all(
      `SELECT record.id AS recordId, prediction.modelVersionId, label.actorId, label.answer, label.predictionShown,
              label.answeredAtMs, prediction.output
       FROM record JOIN recordEvent AS event ON event.recordId = record.id
       JOIN prediction ON prediction.recordEventId = event.id JOIN label ON label.predictionId = prediction.id
       WHERE record.projectId = ? AND record.createdAtMs >= ? AND record.createdAtMs < ?
       ORDER BY label.answeredAtMs, label.rowid`,
      projectId,
      fromMs,
      untilMs,
    )
    .map(labelOf);

/** Labels of predictions that are not in this home: neither a single one nor a row of a window. */
export const countLabelsOfUnknown = (db: ReadableDb, projectId: string): number =>
  db.value<number>(
    `SELECT count(*) FROM label WHERE projectId = ?
       AND NOT EXISTS (SELECT 1 FROM prediction WHERE prediction.id = label.predictionId)
       AND NOT EXISTS (SELECT 1 FROM predictionWindow AS win
                       WHERE win.id = substr(label.predictionId, 1, instr(label.predictionId, ':') - 1))`,
    projectId,
  ) ?? 0;
