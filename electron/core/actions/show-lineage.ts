import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';

/** What made this, back to the files, and what came of it. Errors: `lineage.unknown`, `reader.died`. */
export async function showLineage(
  { readers, signal }: Context,
  { id }: Parsed<'lineage.show'>,
): Promise<Result<Output<'lineage.show'>>> {
  const graph = await readers.run('lineage.show', { id }, { signal });
  if (!graph.ok) return graph;
  return graph.value.nodes.length > 0
    ? ok(graph.value)
    : fail(
        'lineage.unknown',
        `Nothing here has the id ${id}.`,
        'Ids stand in the lists of data sets, runs and models.',
      );
}
