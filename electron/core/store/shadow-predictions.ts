import { z } from 'zod';
import type { Cell } from '../../../shared/column.ts';
import type { AdvicePair } from '../../../shared/domain/shadow/advice-pair.ts';
import { Answer } from '../../../shared/label.ts';
import { Output } from '../../../shared/model.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';
import { RecordValues } from './records.ts';

/** What the shadow said of a record, or why it said nothing. */
export type ShadowPrediction = {
  readonly id: string;
  /** The champion's advice on the same record. */
  readonly predictionId: string;
  readonly modelVersionId: string;
  readonly deploymentId: string;
  readonly output: Output | null;
  /** The code of what failed; null where there is an answer. */
  readonly failure: string | null;
  readonly threshold: number | null;
  readonly scoredAtMs: number;
};

export function insertShadowPrediction(
  db: WritableDb,
  added: ShadowPrediction & { readonly projectId: string; readonly deviceId: string },
): void {
  db.run(
    `INSERT INTO shadowPrediction (id, projectId, predictionId, modelVersionId, deploymentId, output, failure, threshold,
                                   deviceId, scoredAtMs)
     VALUES (:id, :projectId, :predictionId, :modelVersionId, :deploymentId, :output, :failure, :threshold, :deviceId,
             :scoredAtMs)`,
    { ...added, output: added.output === null ? null : JSON.stringify(added.output) },
  );
}

export const hasShadowPrediction = (db: ReadableDb, predictionId: string, modelVersionId: string): boolean =>
  db.value<string>(
    'SELECT id FROM shadowPrediction WHERE predictionId = ? AND modelVersionId = ?',
    predictionId,
    modelVersionId,
  ) !== null;

/** The shadow, and since when it listens. */
export type Listening = { readonly projectId: string; readonly modelVersionId: string; readonly sinceMs: number };

/**
 * Advice that the champion gave on records since the shadow listens and that the shadow has not answered. It goes through
 * them in the order in which they were stored, so that what lies before the last one need not be looked at again.
 */
const WAITING = `
  FROM prediction JOIN aliasMove AS used ON used.id = prediction.deploymentId AND used.alias = 'champion'
  JOIN recordEvent AS event ON event.id = prediction.recordEventId
  WHERE prediction.rowid > coalesce((SELECT told.rowid FROM shadowPrediction AS last
      JOIN prediction AS told ON told.id = last.predictionId WHERE last.modelVersionId = ?
      ORDER BY last.rowid DESC LIMIT 1), 0)
    AND prediction.projectId = ? AND prediction.scoredAtMs >= ?
    AND prediction.modelVersionId <> ?`;

const boundOf = ({ projectId, modelVersionId, sinceMs }: Listening) =>
  [modelVersionId, projectId, sinceMs, modelVersionId] as const;

export type WaitingAdvice = {
  readonly predictionId: string;
  readonly recordId: string;
  readonly values: Readonly<Record<string, Cell>>;
};

/** The first advice in order of storing that waits for the shadow; null where none does. */
export function nextForShadow(db: ReadableDb, listening: Listening): WaitingAdvice | null {
  const row = db.first(
    `SELECT prediction.id, event.recordId, event."values" ${WAITING} ORDER BY prediction.rowid LIMIT 1`,
    ...boundOf(listening),
  );
  if (row === null) return null;
  const values = RecordValues.parse(JSON.parse(String(row['values'])));
  return { predictionId: String(row['id']), recordId: String(row['recordId']), values };
}

export const countForShadow = (db: ReadableDb, listening: Listening): number =>
  db.value<number>(`SELECT count(*) ${WAITING}`, ...boundOf(listening)) ?? 0;

export const countShadowFailures = (db: ReadableDb, modelVersionId: string): number =>
  db.value<number>(
    'SELECT count(*) FROM shadowPrediction WHERE modelVersionId = ? AND failure IS NOT NULL',
    modelVersionId,
  ) ?? 0;

/** More than any district captures in a year; beyond, the newest count. */
const MOST_PAIRS = 50_000;

/** A pair with what is shown of its record. `isErased`: nobody may be led to it any more. */
export type StoredPair = AdvicePair & {
  readonly recordId: string;
  readonly subjectCode: string | null;
  readonly isErased: boolean;
};

/**
 * What both said of records as they are after their edits, the newest first, with the answer that a person gave to the
 * champion's advice: one from before it was seen, else the newest that is not "unsure".
 */
export const shadowPairs = (db: ReadableDb, shadowId: string, championId: string): readonly StoredPair[] =>
  db
    .all(
      `SELECT prediction.output AS advised, shadow.output AS silent, shadow.scoredAtMs, event.recordId, event."values",
              record.subjectId, subject.code, label.answer, label.predictionShown,
              EXISTS (SELECT 1 FROM erasedSubject WHERE erasedSubject.subjectId = record.subjectId) AS isErased
       FROM shadowPrediction AS shadow JOIN prediction ON prediction.id = shadow.predictionId
       JOIN recordEvent AS event ON event.id = prediction.recordEventId JOIN record ON record.id = event.recordId
       LEFT JOIN subject ON subject.id = record.subjectId
       LEFT JOIN label ON label.rowid = (
         SELECT given.rowid FROM label AS given
         WHERE given.predictionId = prediction.id AND json_extract(given.answer, '$.kind') <> 'unsure'
         ORDER BY given.predictionShown, given.answeredAtMs DESC, given.revision DESC, given.id LIMIT 1)
       WHERE shadow.modelVersionId = ? AND shadow.output IS NOT NULL AND prediction.modelVersionId = ?
         AND NOT EXISTS (SELECT 1 FROM recordEventBase AS later WHERE later.baseEventId = event.id)
       ORDER BY shadow.rowid DESC LIMIT ${MOST_PAIRS}`,
      shadowId,
      championId,
    )
    .map(pairOf);

const StoredAnswer = z.string().transform((text) => Answer.parse(JSON.parse(text)));

function pairOf(row: Row): StoredPair {
  const champion = Output.parse(JSON.parse(String(row['advised'])));
  const answer = row['answer'] === null ? null : StoredAnswer.parse(row['answer']);
  return {
    champion,
    shadow: Output.parse(JSON.parse(String(row['silent']))),
    truth: answer === null ? null : answer.kind === 'corrected' ? answer.to : String(champion.prediction),
    isBlind: answer !== null && row['predictionShown'] === 0,
    values: RecordValues.parse(JSON.parse(String(row['values']))),
    recordId: String(row['recordId']),
    subjectId: row['subjectId'] === null ? null : String(row['subjectId']),
    subjectCode: row['code'] === null ? null : String(row['code']),
    isErased: row['isErased'] === 1,
    scoredAtMs: Number(row['scoredAtMs']),
  };
}
