import { resolve } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import { formatOfTarget } from '../../../shared/export-format.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { refuseTarget } from '../files/replace-file.ts';
import { resolveDataset } from '../store/datasets.ts';
import { requireProject } from '../store/projects.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/**
 * Writes a version as CSV, Parquet or a folder with a Croissant description, whole or not at all. Errors:
 * `dataset.unknown`, `file.unwritable`, `export.cancelled`, and those of the reader's `exportDataset`.
 */
export async function exportDataset(
  { store, projectId, readers, signal, progress }: Context,
  { ref, path, format = formatOfTarget(path), neutraliseFormulas }: Parsed<'dataset.export'>,
): Promise<Result<Output<'dataset.export'>>> {
  const version = resolveDataset(store, projectId, ref);
  if (version === null) return refuseUnknownDataset(ref);
  const to = resolve(path); // without the sign at a folder's end
  const refused = format === 'croissant' ? null : await refuseTarget(to);
  if (refused !== null) return refused;
  const { name, version: number, actorName, createdAtMs } = version;
  const about = { name, version: number, projectName: requireProject(store, projectId).name, actorName, createdAtMs };
  const task = { versionId: version.id, to, format, about, neutraliseFormulas };
  const written = await readers.run('dataset.export', task, { signal, onProgress: progress });
  return written.ok ? ok({ path: to, ...written.value }) : written;
}
