import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { allModelVersions } from '../store/models.ts';
import type { Context } from './context.ts';

/** Every version of every model of the project, the newest first. */
export async function listModels(
  { store, projectId }: Context,
  _input: Parsed<'model.list'>,
): Promise<Result<Output<'model.list'>>> {
  return ok({ models: [...allModelVersions(store, projectId)] });
}
