import { z } from 'zod';
import { type DeclaredGuards, GuardCount, GuardPolicy } from '../../../shared/guards.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { requireProject } from './projects.ts';

/** What a project does where a value looks wrong, from a moment on, as it travels. */
export const GuardDeclaration = z.object({
  id: z.uuid(),
  policy: GuardPolicy,
  actorId: z.string(),
  deviceId: z.string(),
  declaredAtMs: z.int(),
});
export type GuardDeclaration = z.infer<typeof GuardDeclaration>;

export const hasGuardPolicy = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM guardPolicy WHERE id = ?', id) !== null;

export function addGuardPolicy(db: WritableDb, projectId: string, { policy, ...declaration }: GuardDeclaration): void {
  db.run(
    `INSERT INTO guardPolicy (id, projectId, policy, actorId, deviceId, declaredAtMs)
     VALUES (:id, :projectId, :policy, :actorId, :deviceId, :declaredAtMs)`,
    { ...declaration, projectId, policy: JSON.stringify(policy) },
  );
}

const NEWEST = 'FROM guardPolicy WHERE projectId = ? ORDER BY declaredAtMs DESC, id DESC LIMIT 1';

/** What was declared last, the same on all laptops; the usual policy where nobody declared anything. */
export function guardPolicy(db: ReadableDb, projectId: string): GuardPolicy {
  const text = db.value<string>(`SELECT policy ${NEWEST}`, projectId);
  return GuardPolicy.parse(text === null ? {} : JSON.parse(text));
}

/** How far back guards are counted, in days. */
const DAYS = 30;
const MS_PER_DAY = 86_400_000;

/** The policy with who declared it and what its guards did of late. */
export function declaredGuards(db: ReadableDb, projectId: string, nowMs: number): DeclaredGuards {
  const row = db.first(
    `SELECT declaredAtMs AS atMs, coalesce((SELECT name FROM actor WHERE id = actorId), actorId) AS actorName ${NEWEST}`,
    projectId,
  );
  const sinceMs = nowMs - DAYS * MS_PER_DAY;
  return {
    policy: guardPolicy(db, projectId),
    declared: row === null ? null : { actorName: String(row['actorName']), atMs: Number(row['atMs']) },
    hasRule: requireProject(db, projectId).definition.rule !== undefined,
    days: DAYS,
    predictions: countPredictions(db, projectId, sinceMs),
    counts: countGuards(db, projectId, sinceMs),
  };
}

const countPredictions = (db: ReadableDb, projectId: string, sinceMs: number): number =>
  db.value<number>('SELECT count(*) FROM prediction WHERE projectId = ? AND scoredAtMs >= ?', projectId, sinceMs) ?? 0;

const countGuards = (db: ReadableDb, projectId: string, sinceMs: number): GuardCount[] =>
  db
    .all(
      `SELECT fired.value ->> 'guard' AS guard, fired.value ->> 'response' AS response,
              count(DISTINCT prediction.id) AS predictions,
              count(DISTINCT CASE WHEN fired.value ->> 'confirmed' THEN prediction.id END) AS confirmed
       FROM prediction, json_each(prediction.guards) AS fired
       WHERE prediction.projectId = ? AND prediction.scoredAtMs >= ? AND prediction.guards <> '[]'
       GROUP BY guard, response ORDER BY predictions DESC, guard, response`,
      projectId,
      sinceMs,
    )
    .map((row) => GuardCount.parse(row));
