import { z } from 'zod';
import { Firing } from '../../../shared/pipelines/retraining.ts';
import type { ApplyChange } from './apply-change.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** A firing as it travels. */
const TravellingFiring = z.object({
  pipeline: z.string(),
  firing: Firing,
  deviceId: z.string(),
  firedAtMs: z.int(),
});
export type TravellingFiring = z.infer<typeof TravellingFiring>;

export const isFired = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM retrainingFiring WHERE id = ?', id) !== null;

/** Keeps that a retraining was begun, once. */
export function addFiring(db: WritableDb, projectId: string, { firing, ...travelling }: TravellingFiring): void {
  db.run(
    `INSERT OR IGNORE INTO retrainingFiring (id, projectId, pipeline, firing, deviceId, firedAtMs)
     VALUES (:id, :projectId, :pipeline, :firing, :deviceId, :firedAtMs)`,
    { ...travelling, id: firing.id, projectId, firing: JSON.stringify(firing) },
  );
}

/** Takes in that another laptop began a retraining: it is not begun here for the same reason. */
export const applyFiring: ApplyChange = (db, projectId, payload) => {
  const parsed = TravellingFiring.safeParse(payload);
  if (!parsed.success) return false;
  addFiring(db, projectId, parsed.data);
  return true;
};
