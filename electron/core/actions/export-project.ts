import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { refuseTarget } from '../files/replace-file.ts';
import type { Context } from './context.ts';

/**
 * Writes what the project holds into one signed file, for its other laptops to merge. Fails with `file.unwritable`, and
 * as the reader's `writeExchange` does.
 */
export async function exportProject(
  { projectId, readers, now, signal, progress }: Context,
  { path }: Parsed<'project.export'>,
): Promise<Result<Output<'project.export'>>> {
  const refusal = await refuseTarget(path);
  if (refusal !== null) return refusal;
  const task = { projectId, to: path, atMs: now() };
  const written = await readers.run('exchange.write', task, { signal, onProgress: progress });
  return written.ok ? ok({ path, ...written.value }) : written;
}
