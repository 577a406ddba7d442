import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { removePipeline as removeKept } from '../store/pipelines.ts';
import type { Context } from './context.ts';
import { refuseUnknownPipeline } from './pipelines/refusals.ts';

/** Keeps a pipeline no more; its runs stay. Fails with `pipeline.unknown`. */
export async function removePipeline(
  { store, projectId }: Context,
  { name }: Parsed<'pipeline.remove'>,
): Promise<Result<Output<'pipeline.remove'>>> {
  const isRemoved = store.transaction((db) => removeKept(db, projectId, name));
  return isRemoved ? ok({}) : refuseUnknownPipeline(name);
}
