import { DriftLook } from '../../../shared/look.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

const lookOf = (row: Row): DriftLook => DriftLook.parse(JSON.parse(String(row['look'])));

/** The newest look at a model version's days; null where nobody has looked. */
export function newestLook(db: ReadableDb, modelVersionId: string): DriftLook | null {
  const row = db.first('SELECT look FROM driftLook WHERE modelVersionId = ? ORDER BY day DESC LIMIT 1', modelVersionId);
  return row === null ? null : lookOf(row);
}

/** All looks at a model version's days since `fromDay`, the first first. */
export const looksSince = (db: ReadableDb, modelVersionId: string, fromDay: number): readonly DriftLook[] =>
  db
    .all('SELECT look FROM driftLook WHERE modelVersionId = ? AND day >= ? ORDER BY day', modelVersionId, fromDay)
    .map(lookOf);

export function insertLook(
  db: WritableDb,
  { projectId, modelVersionId, look }: { projectId: string; modelVersionId: string; look: DriftLook },
): void {
  const { id, day, periodStartDay, level, lookedAtMs } = look;
  db.run(
    `INSERT INTO driftLook (id, projectId, modelVersionId, day, periodStartDay, level, look, lookedAtMs)
     VALUES (:id, :projectId, :modelVersionId, :day, :periodStartDay, :level, :look, :lookedAtMs)`,
    { id, projectId, modelVersionId, day, periodStartDay, level, lookedAtMs, look: JSON.stringify(look) },
  );
}
