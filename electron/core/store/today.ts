import type { ReadableDb } from './open-database.ts';

/** Days shown on Today, the present one included. */
const DAYS = 14;

export type TodayCounts = {
  readonly toReview: number;
  readonly waiting: number;
  readonly needsYou: number;
  readonly capturedToday: number;
  readonly scoredToday: number;
  readonly confirmed: number;
  readonly lastContactAtMs: number | null;
};

/**
 * A project's day in numbers. A day is the laptop's own, by its time zone. `toReview` counts as the review list does:
 * the unanswered single predictions of the champion and rows of its newest window; `confirmed` every prediction that
 * somebody answered; a contact is a session in which the server answered anything.
 */
export function todayCounts(
  db: ReadableDb,
  project: { readonly projectId: string; readonly championId: string | null; readonly nowMs: number },
): TodayCounts {
  const { projectId, championId, nowMs } = project;
  const count = (sql: string, ...bound: readonly (string | number)[]): number => db.value<number>(sql, ...bound) ?? 0;
  const isToday = (column: string): string => `${dayOf(column)} = ${dayOf('?')}`;
  const scored = ['coalesce(sum("rows"), 0) FROM predictionWindow', 'count(*) FROM prediction'].map((what) =>
    count(`SELECT ${what} WHERE projectId = ? AND ${isToday('scoredAtMs')}`, projectId, nowMs),
  );
  const queued = (states: string): number =>
    count(`SELECT count(*) FROM outbox WHERE projectId = ? AND state IN (${states})`, projectId);
  return {
    toReview: championId === null ? 0 : unansweredSingles(db, projectId, championId) + unansweredRows(db, championId),
    waiting: queued(`'waiting', 'sending'`),
    needsYou: queued(`'needsYou'`),
    capturedToday: count(
      `SELECT count(*) FROM record WHERE projectId = ? AND ${isToday('createdAtMs')}`,
      projectId,
      nowMs,
    ),
    scoredToday: scored.reduce((sum, n) => sum + n, 0),
    confirmed: count('SELECT count(DISTINCT predictionId) FROM label WHERE projectId = ?', projectId),
    lastContactAtMs: db.value<number>('SELECT max(endedAtMs) FROM syncSession WHERE bytesDown > 0'),
  };
}

const dayOf = (ms: string): string => `date(${ms} / 1000, 'unixepoch', 'localtime')`;

const unansweredSingles = (db: ReadableDb, projectId: string, modelVersionId: string): number =>
  db.value<number>(
    `SELECT count(*) FROM prediction WHERE projectId = ? AND modelVersionId = ?
       AND NOT EXISTS (SELECT 1 FROM label WHERE label.predictionId = prediction.id)
       AND NOT EXISTS (SELECT 1 FROM recordEvent AS later WHERE later.baseEventId = prediction.recordEventId)`,
    projectId,
    modelVersionId,
  ) ?? 0;

/** Ids `window:row` lie between `window:` and `window;` in the index of labels. */
const unansweredRows = (db: ReadableDb, modelVersionId: string): number =>
  db.value<number>(
    `SELECT win."rows" - (SELECT count(DISTINCT predictionId) FROM label
                          WHERE predictionId >= win.id || ':' AND predictionId < win.id || ';')
     FROM predictionWindow AS win WHERE win.modelVersionId = ? ORDER BY win.scoredAtMs DESC, win.rowid DESC LIMIT 1`,
    modelVersionId,
  ) ?? 0;

export type CapturedDay = { readonly day: string; readonly records: number; readonly positive: number };

/** Records captured a day, the last fortnight, and how many of them the model in use then found positive. */
export const capturedDays = (db: ReadableDb, projectId: string, nowMs: number): readonly CapturedDay[] =>
  db
    .all(
      `WITH RECURSIVE day (name, back) AS (
         SELECT ${dayOf('?')}, 0 UNION ALL SELECT date(name, '-1 day'), back + 1 FROM day WHERE back < ${DAYS - 1}
       ), positive (recordId) AS (
         SELECT DISTINCT event.recordId
         FROM prediction JOIN recordEvent AS event ON event.id = prediction.recordEventId
         JOIN modelVersion AS version ON version.id = prediction.modelVersionId
         WHERE prediction.projectId = ?
           AND json_extract(prediction.output, '$.prediction') = json_extract(version.spec, '$.positiveClass')
           AND NOT EXISTS (SELECT 1 FROM recordEvent AS later WHERE later.baseEventId = event.id)
       )
       SELECT day.name AS day, count(record.id) AS "records", count(positive.recordId) AS positive
       FROM day LEFT JOIN record ON record.projectId = ? AND ${dayOf('record.createdAtMs')} = day.name
       LEFT JOIN positive ON positive.recordId = record.id
       GROUP BY day.name ORDER BY day.name`,
      nowMs,
      projectId,
      projectId,
    )
    .map((row) => ({
      day: String(row['day']),
      records: Number(row['records']),
      positive: Number(row['positive']),
    }));
