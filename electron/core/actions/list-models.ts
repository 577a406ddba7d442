import type { Output, Parsed } from '../../../shared/calls.ts';
import { searchModels } from '../../../shared/domain/search-models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { allModelVersions } from '../store/models.ts';
import { allModelWords } from '../store/registry-entries.ts';
import type { Context } from './context.ts';

/** The versions of all models of the project that the search finds, the newest first. */
export async function listModels(
  { store, projectId }: Context,
  { search = '' }: Parsed<'model.list'>,
): Promise<Result<Output<'model.list'>>> {
  const words = new Map(allModelWords(store, projectId).map((said) => [said.name, said]));
  const nothing = { tags: {}, note: null };
  const versions = allModelVersions(store, projectId).map((version) => ({
    ...version,
    ofModel: words.get(version.name) ?? nothing,
  }));
  return ok({ models: searchModels(versions, search).map(({ ofModel: _, ...version }) => version) });
}
