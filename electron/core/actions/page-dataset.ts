import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { resolveDataset } from '../store/datasets.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/** Rows of a version from `firstRow` on; none past its end. Errors: `dataset.unknown`, `chunk.missing`, `chunk.damaged`. */
export async function pageDataset(
  { store, projectId, readers, signal }: Context,
  { ref, firstRow, rows }: Parsed<'dataset.page'>,
): Promise<Result<Output<'dataset.page'>>> {
  const version = resolveDataset(store, projectId, ref);
  if (version === null) return refuseUnknownDataset(ref);
  const page = await readers.run('dataset.page', { versionId: version.id, firstRow, rows }, { signal });
  if (!page.ok) return page;
  return ok({
    columns: [...page.value.columns],
    rows: page.value.rows.map((row) => [...row]),
    firstRow,
    of: version.rows,
  });
}
