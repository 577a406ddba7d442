import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { versionNumbers } from '../store/models.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';
import { unlessRecalled } from './models/refuse-recalled.ts';

/** What a program is told of a version before it asks it. Fails as `findModel` and `unlessRecalled` do. */
export async function showServedModel(
  { store, projectId }: Context,
  { ref }: Parsed<'endpoint.model'>,
): Promise<Result<Output<'endpoint.model'>>> {
  const model = unlessRecalled(ref, findModel(store, projectId, ref));
  if (!model.ok) return model;
  return ok({ model: model.value, versions: [...versionNumbers(store, projectId, model.value.name)] });
}
