import type { Agreement } from '../../../shared/prediction.ts';
import type { ReadableDb } from './open-database.ts';

/**
 * How often people said what a model version says. Of a person who was asked before seeing it, that first answer counts
 * and none given since; of everybody else the newest. "Unsure" counts nowhere.
 */
export function agreementWith(db: ReadableDb, modelVersionId: string): Agreement {
  const counts = db.all(
    `WITH said AS (
       SELECT label.* FROM prediction JOIN label ON label.predictionId = prediction.id
       WHERE prediction.modelVersionId = ?
       UNION ALL
       SELECT label.* FROM predictionWindow AS win
       JOIN label ON label.predictionId >= win.id || ':' AND label.predictionId < win.id || ';'
       WHERE win.modelVersionId = ?),
     counted AS (
       SELECT answer, predictionShown, row_number() OVER (
         PARTITION BY predictionId, actorId
         ORDER BY predictionShown, CASE predictionShown WHEN 0 THEN revision ELSE -revision END) AS place
       FROM said)
     SELECT predictionShown, count(*) AS total, sum(json_extract(answer, '$.kind') = 'confirmed') AS same
     FROM counted WHERE place = 1 AND json_extract(answer, '$.kind') <> 'unsure' GROUP BY predictionShown`,
    modelVersionId,
    modelVersionId,
  );
  const countOf = (shown: 0 | 1) => {
    const row = counts.find(({ predictionShown }) => predictionShown === shown);
    return { same: Number(row?.['same'] ?? 0), of: Number(row?.['total'] ?? 0) };
  };
  return { blind: countOf(0), shown: countOf(1) };
}
