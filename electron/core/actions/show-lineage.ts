import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { findNodeId, lineageOf } from '../store/lineage.ts';
import type { Context } from './context.ts';

/** What made this, back to the files, and what came of it; an id or a name. Errors: `lineage.unknown`. */
export async function showLineage(
  { store, projectId }: Context,
  { id }: Parsed<'lineage.show'>,
): Promise<Result<Output<'lineage.show'>>> {
  const wanted = id.trim();
  const focus = wanted === '' ? null : findNodeId(store, projectId, wanted);
  return focus === null
    ? fail(
        'lineage.unknown',
        `Nothing here has the id or name ${id}.`,
        'Names stand in the lists of data sets and models.',
      )
    : ok({ focus, ...lineageOf(store, focus) });
}
