import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { lineageOf } from '../store/lineage.ts';
import type { Context } from './context.ts';

/** What made this, back to the files, and what came of it. Errors: `lineage.unknown`. */
export async function showLineage(
  { store }: Context,
  { id }: Parsed<'lineage.show'>,
): Promise<Result<Output<'lineage.show'>>> {
  const graph = lineageOf(store, id);
  return graph.nodes.length > 0
    ? ok(graph)
    : fail(
        'lineage.unknown',
        `Nothing here has the id ${id}.`,
        'Ids stand in the lists of data sets, runs and models.',
      );
}
