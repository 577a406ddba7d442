import { LearningCurve } from '../../../shared/learning-curve.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** Null where none was measured. */
export function findLearningCurve(db: ReadableDb, runId: string): LearningCurve | null {
  const curve = db.value<string>('SELECT curve FROM learningCurve WHERE runId = ?', runId);
  return curve === null ? null : LearningCurve.parse(JSON.parse(curve));
}

/** A curve that is measured again takes the place of the one before: it is of the same rows. */
export function keepLearningCurve(
  db: WritableDb,
  curve: LearningCurve,
  doing: { readonly actorId: string; readonly deviceId: string },
): void {
  const { runId, measuredAtMs } = curve;
  const { actorId, deviceId } = doing;
  db.run(
    `INSERT INTO learningCurve (runId, curve, actorId, deviceId, measuredAtMs)
     VALUES (:runId, :curve, :actorId, :deviceId, :measuredAtMs)
     ON CONFLICT (runId) DO UPDATE SET curve = excluded.curve, actorId = excluded.actorId,
       deviceId = excluded.deviceId, measuredAtMs = excluded.measuredAtMs`,
    { runId, curve: JSON.stringify(curve), actorId, deviceId, measuredAtMs },
  );
}
