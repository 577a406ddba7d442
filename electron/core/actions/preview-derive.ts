import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { resolveDataset } from '../store/datasets.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/**
 * What steps would make of a version: its rows, its columns with how many cells would be missing, and the steps with
 * what they learned. Stores nothing. Fails with `dataset.unknown` and as the reader's `deriveVersion` does.
 */
export async function previewDerive(
  { store, projectId, readers, signal, progress }: Context,
  { ref, steps }: Parsed<'dataset.previewDerive'>,
): Promise<Result<Output<'dataset.previewDerive'>>> {
  const base = resolveDataset(store, projectId, ref);
  if (base === null) return refuseUnknownDataset(ref);
  const columns = base.columns.map(({ missing: _, ...column }) => column);
  // Without a place to store them the sealed chunks are let go as they come.
  const derived = await readers.run(
    'dataset.derive',
    { versionId: base.id, columns, steps },
    { signal, onProgress: progress },
  );
  if (!derived.ok) return derived;
  const { table, steps: taken } = derived.value;
  return ok({
    rows: table.rows,
    of: base.rows,
    columns: table.columns.map((column) => ({ ...column, missing: table.profile.columns[column.name]?.missing ?? 0 })),
    steps: [...taken],
  });
}
