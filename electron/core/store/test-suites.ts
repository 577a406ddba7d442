import { z } from 'zod';
import { type DeclaredSuite, TestSuite } from '../../../shared/model-tests.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** That a project asks this of a model's versions from a moment on, as it travels. */
export const SuiteDeclaration = z.object({
  id: z.uuid(),
  modelName: z.string().min(1),
  suite: TestSuite,
  actorId: z.string(),
  deviceId: z.string(),
  declaredAtMs: z.int(),
});
export type SuiteDeclaration = z.infer<typeof SuiteDeclaration>;

export const hasSuite = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM testSuite WHERE id = ?', id) !== null;

export function addSuite(db: WritableDb, projectId: string, { suite, ...declaration }: SuiteDeclaration): void {
  db.run(
    `INSERT INTO testSuite (id, projectId, modelName, suite, actorId, deviceId, declaredAtMs)
     VALUES (:id, :projectId, :modelName, :suite, :actorId, :deviceId, :declaredAtMs)`,
    { ...declaration, projectId, suite: JSON.stringify(suite) },
  );
}

/** What was declared last for a model, the same on all laptops; null where nobody declared anything. */
export const newestSuite = (db: ReadableDb, projectId: string, modelName: string): DeclaredSuite | null =>
  suitesOf(db, projectId, modelName, 1)[0] ?? null;

/** All that was ever declared for a model, the newest first; `limit` of them. */
export const suitesOf = (
  db: ReadableDb,
  projectId: string,
  modelName: string,
  limit: number,
): readonly DeclaredSuite[] =>
  db
    .all(
      `SELECT suite.*, coalesce(actor.name, suite.actorId) AS actorName,
              row_number() OVER (ORDER BY suite.declaredAtMs, suite.id) AS version
       FROM testSuite AS suite LEFT JOIN actor ON actor.id = suite.actorId
       WHERE suite.projectId = ? AND suite.modelName = ? ORDER BY suite.declaredAtMs DESC, suite.id DESC LIMIT ?`,
      projectId,
      modelName,
      limit,
    )
    .map((row) => ({
      modelName,
      version: Number(row['version']),
      suite: TestSuite.parse(JSON.parse(String(row['suite']))),
      actorName: String(row['actorName']),
      declaredAtMs: Number(row['declaredAtMs']),
    }));
