import { LONGEST_LABEL_MS } from '../../../shared/domain/label-hours.ts';
import type { ReadableDb } from './open-database.ts';

/** Answers that are looked at, the newest. */
const NEWEST = 5_000;

/** Milliseconds between one answer and the next of the same person, without the pauses. */
export const labelGapsMs = (db: ReadableDb, projectId: string): readonly number[] =>
  db
    .all(
      `WITH newest AS (SELECT actorId, answeredAtMs FROM label WHERE projectId = ? ORDER BY rowid DESC LIMIT ${NEWEST}),
       gap AS (SELECT answeredAtMs - lag(answeredAtMs) OVER (PARTITION BY actorId ORDER BY answeredAtMs) AS ms FROM newest)
       SELECT ms FROM gap WHERE ms > 0 AND ms <= ${LONGEST_LABEL_MS}`,
      projectId,
    )
    .map(({ ms }) => Number(ms));
