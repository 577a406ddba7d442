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
 * the unanswered single predictions of the champion and the canary, and rows of its newest window; `confirmed` every prediction that
 * somebody answered; a contact is a session in which the server answered anything.
 */
export function todayCounts(
  db: ReadableDb,
  project: {
    readonly projectId: string;
    readonly championId: string | null;
    readonly canaryId: string | null;
    readonly nowMs: number;
  },
): TodayCounts {
  const { projectId, championId, canaryId, nowMs } = project;
  const count = (sql: string, ...bound: readonly (string | number)[]): number => db.value<number>(sql, ...bound) ?? 0;
  const today = (what: string, column: string): number =>
    count(`SELECT ${what} WHERE projectId = ? AND ${isToday(column)}`, projectId, nowMs, nowMs);
  const queued = (states: string): number =>
    count(`SELECT count(*) FROM outbox WHERE projectId = ? AND state IN (${states})`, projectId);
  return {
    toReview: [
      ...[championId, canaryId].map((id) => (id === null ? 0 : unansweredSingles(db, projectId, id))),
      championId === null ? 0 : unansweredRows(db, championId),
    ].reduce((sum, waiting) => sum + waiting, 0),
    waiting: queued(`'waiting', 'sending'`),
    needsYou: queued(`'needsYou'`),
    capturedToday: today('count(*) FROM record', 'createdAtMs'),
    scoredToday:
      today('coalesce(sum("rows"), 0) FROM predictionWindow', 'scoredAtMs') +
      today('count(*) FROM prediction', 'scoredAtMs'),
    confirmed: count('SELECT count(DISTINCT predictionId) FROM label WHERE projectId = ?', projectId),
    lastContactAtMs: db.value<number>('SELECT max(endedAtMs) FROM syncSession WHERE bytesDown > 0'),
  };
}

const dayOf = (ms: string): string => `date(${ms} / 1000, 'unixepoch', 'localtime')`;

/** When a local day begins, in UTC milliseconds; a range of these can be looked up in an index of times. */
const startOf = (day: string): string => `unixepoch(${day}, 'utc') * 1000`;

const isToday = (column: string): string =>
  `${column} >= ${startOf(dayOf('?'))} AND ${column} < ${startOf(`date(${dayOf('?')}, '+1 day')`)}`;

const unansweredSingles = (db: ReadableDb, projectId: string, modelVersionId: string): number =>
  db.value<number>(
    `SELECT count(*) FROM prediction WHERE projectId = ? AND modelVersionId = ?
       AND NOT EXISTS (SELECT 1 FROM label WHERE label.predictionId = prediction.id)
       AND NOT EXISTS (SELECT 1 FROM recordEventBase AS later WHERE later.baseEventId = prediction.recordEventId)`,
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
       ), captured (day, positive) AS (
         SELECT ${dayOf('record.createdAtMs')}, EXISTS (
           SELECT 1 FROM recordEvent AS event JOIN prediction ON prediction.recordEventId = event.id
           JOIN modelVersion AS version ON version.id = prediction.modelVersionId
           WHERE event.recordId = record.id
             AND json_extract(prediction.output, '$.prediction') = json_extract(version.spec, '$.positiveClass')
             AND NOT EXISTS (SELECT 1 FROM recordEventBase AS later WHERE later.baseEventId = event.id))
         FROM record WHERE projectId = ? AND createdAtMs >= ${startOf(`date(${dayOf('?')}, '-${DAYS - 1} days')`)}
       )
       SELECT day.name AS day, count(captured.day) AS "records", coalesce(sum(captured.positive), 0) AS positive
       FROM day LEFT JOIN captured ON captured.day = day.name GROUP BY day.name ORDER BY day.name`,
      nowMs,
      projectId,
      nowMs,
    )
    .map((row) => ({
      day: String(row['day']),
      records: Number(row['records']),
      positive: Number(row['positive']),
    }));
