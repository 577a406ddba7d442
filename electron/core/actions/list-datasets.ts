import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { allVersions } from '../store/datasets.ts';
import type { Context } from './context.ts';

/** All versions of the project's data sets: by name, the newest version first. */
export async function listDatasets(
  { store, projectId }: Context,
  _input: Parsed<'dataset.list'>,
): Promise<Result<Output<'dataset.list'>>> {
  return ok({ datasets: allVersions(store, projectId) });
}
