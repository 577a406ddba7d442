import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { describePipeline } from './pipelines/describe-pipeline.ts';
import { keepDeclaration, readDeclaration } from './pipelines/keep-declaration.ts';

/** Keeps what a pipeline's file declares under its name, instead of what was kept there. Fails as `readDeclaration` does. */
export async function addPipeline(
  context: Context,
  { path }: Parsed<'pipeline.add'>,
): Promise<Result<Output<'pipeline.add'>>> {
  const read = await readDeclaration(path);
  if (!read.ok) return read;
  const kept = context.store.transaction((db) => keepDeclaration(db, context, read.value));
  return ok(describePipeline(kept, context.now()));
}
