import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { resolveDataset } from '../store/datasets.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/** Writes a version as CSV, whole or not at all. Errors: `dataset.unknown`, and those of the reader's `exportCsv`. */
export async function exportDataset(
  { store, projectId, readers, signal, progress }: Context,
  { ref, path, neutraliseFormulas }: Parsed<'dataset.export'>,
): Promise<Result<Output<'dataset.export'>>> {
  const version = resolveDataset(store, projectId, ref);
  if (version === null) return refuseUnknownDataset(ref);
  const task = { versionId: version.id, to: path, neutraliseFormulas };
  const written = await readers.run('dataset.export', task, { signal, onProgress: progress });
  return written.ok ? ok({ path, ...written.value }) : written;
}
