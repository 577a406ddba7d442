import type { Counted } from '../../../shared/domain/tripwires/judge-tripwires.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** How it went when a deployment was asked about a record that was saved. */
export type ServedAnswer = {
  readonly deploymentId: string;
  readonly recordEventId: string;
  /** Null where it failed. */
  readonly predictionId: string | null;
  /** The code of what failed. */
  readonly failure: string | null;
  readonly tookMs: number;
  readonly askedAtMs: number;
};

export function insertServedAnswer(db: WritableDb, added: ServedAnswer): void {
  db.run(
    `INSERT INTO servedAnswer (deploymentId, recordEventId, predictionId, failure, tookMs, askedAtMs)
     VALUES (:deploymentId, :recordEventId, :predictionId, :failure, :tookMs, :askedAtMs)`,
    added,
  );
}

/** Of the records that a deployment was asked about, how many it failed; of its answers, how many took longer. */
export function countServed(
  db: ReadableDb,
  deploymentId: string,
  longerThanMs: number,
): { readonly failed: Counted; readonly slow: Counted } {
  const row = db.first(
    `SELECT count(*) AS asked, count(failure) AS failed, coalesce(sum(failure IS NULL AND tookMs > ?), 0) AS slow
     FROM servedAnswer WHERE deploymentId = ?`,
    longerThanMs,
    deploymentId,
  );
  const [asked, failed, slow] = ['asked', 'failed', 'slow'].map((name) => Number(row?.[name] ?? 0));
  return {
    failed: { count: failed ?? 0, of: asked ?? 0 },
    slow: { count: slow ?? 0, of: (asked ?? 0) - (failed ?? 0) },
  };
}

/** Which advice is counted: that of some deployments, between two times, at some sites or everywhere. */
export type AdviceAsked = {
  readonly deploymentIds: readonly string[];
  readonly fromMs: number;
  readonly untilMs: number;
  readonly sites: { readonly column: string; readonly names: readonly string[] } | null;
};

/** A share of what is told is estimated well by so many; the newest count. */
const MOST_ADVICE = 5_000;

/**
 * Of each person visited the first advice, and the first that somebody answered: how often it was `positive`, and how often
 * people corrected it. Visits of one child are no independent cases. `positive` null: no class is looked for.
 */
export function countAdvice(
  db: ReadableDb,
  { deploymentIds, fromMs, untilMs, sites }: AdviceAsked,
  positive: string | null,
): { readonly positive: Counted | null; readonly corrected: Counted } {
  const row = db.first(
    `WITH advice AS (
       SELECT coalesce(record.subjectId, record.id) AS unit, prediction.scoredAtMs, prediction.id,
              json_extract(prediction.output, '$.prediction') AS said,
              (SELECT json_extract(label.answer, '$.kind') FROM label
               WHERE label.predictionId = prediction.id AND json_extract(label.answer, '$.kind') <> 'unsure'
               ORDER BY label.predictionShown, label.answeredAtMs DESC, label.revision DESC, label.id LIMIT 1) AS answer
       FROM prediction JOIN recordEvent AS event ON event.id = prediction.recordEventId
       JOIN record ON record.id = event.recordId
       WHERE prediction.deploymentId IN (SELECT value FROM json_each(?))
         AND prediction.scoredAtMs >= ? AND prediction.scoredAtMs < ?
         AND (? IS NULL OR json_extract(event."values", ?) IN (SELECT value FROM json_each(?)))
       ORDER BY prediction.scoredAtMs DESC LIMIT ${MOST_ADVICE}),
     numbered AS (
       SELECT said, answer, row_number() OVER (PARTITION BY unit ORDER BY scoredAtMs, id) AS place,
              row_number() OVER (PARTITION BY unit, answer IS NULL ORDER BY scoredAtMs, id) AS answeredPlace
       FROM advice)
     SELECT sum(place = 1) AS units, sum(place = 1 AND said = ?) AS positive,
            sum(answer IS NOT NULL AND answeredPlace = 1) AS answered,
            sum(answer = 'corrected' AND answeredPlace = 1) AS corrected
     FROM numbered`,
    JSON.stringify(deploymentIds),
    fromMs,
    untilMs,
    sites === null ? null : sites.column,
    sites === null ? '$' : `$.${JSON.stringify(sites.column)}`,
    JSON.stringify(sites?.names ?? []),
    positive ?? '',
  );
  const numberOf = (name: string): number => Number(row?.[name] ?? 0);
  return {
    positive: positive === null ? null : { count: numberOf('positive'), of: numberOf('units') },
    corrected: { count: numberOf('corrected'), of: numberOf('answered') },
  };
}
