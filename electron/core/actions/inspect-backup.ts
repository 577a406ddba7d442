import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { countHome } from '../store/home-counts.ts';
import type { Context } from './context.ts';

/** What a backup holds beside what is here, before anything is done with it. Fails as the reader's `inspectBackup`. */
export async function inspectBackup(
  { store, readers, signal }: Context,
  { path, keyFile }: Parsed<'home.inspectBackup'>,
): Promise<Result<Output<'home.inspectBackup'>>> {
  const inspected = await readers.run('backup.inspect', { path, keyFile: keyFile ?? null }, { signal });
  if (!inspected.ok) return inspected;
  return ok({ ...inspected.value, here: countHome(store) });
}
