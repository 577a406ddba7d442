import { lastDueMs, slotName } from '../../../../shared/domain/pipelines/schedule.ts';
import type { PipelineDeclaration } from '../../../../shared/pipelines/declaration.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { findMissingFile, folderOf, readPipeline } from '../../files/pipelines/read-pipeline.ts';
import type { WritableDb } from '../../store/open-database.ts';
import { findPipeline, keepPipeline, type StoredPipeline } from '../../store/pipelines.ts';
import type { Context } from '../context.ts';

export type ReadDeclaration = {
  readonly declaration: PipelineDeclaration;
  readonly path: string;
  readonly folder: string;
};

/** Reads a pipeline's file with all that can be said of it before it runs. Fails as `readPipeline` and `findMissingFile` do. */
export async function readDeclaration(path: string): Promise<Result<ReadDeclaration>> {
  const declaration = await readPipeline(path);
  if (!declaration.ok) return declaration;
  const folder = folderOf(path);
  const missing = await findMissingFile(declaration.value, folder);
  return missing.ok ? ok({ declaration: declaration.value, path, folder }) : missing;
}

/** Keeps it under its name. What was due before it was declared is not made up for. */
export function keepDeclaration(
  db: WritableDb,
  { projectId, actorId, deviceId, now }: Context,
  { declaration, path, folder }: Omit<ReadDeclaration, 'path'> & { readonly path: string | null },
): StoredPipeline {
  const nowMs = now();
  const { schedule } = declaration;
  const lastSlot = schedule === undefined ? null : slotName(lastDueMs(schedule, nowMs));
  keepPipeline(db, { projectId, actorId, deviceId, declaration, path, folder, lastSlot, declaredAtMs: nowMs });
  const kept = findPipeline(db, projectId, declaration.name);
  if (kept === null) throw new Error(`pipeline ${declaration.name} was not kept`);
  return kept;
}
