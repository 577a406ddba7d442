import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';

/** What takes space in the home, by kind and by version. */
export function showSpace(
  { readers, blobs, folder, signal, now }: Context,
  _input: Parsed<'space.show'>,
): Promise<Result<Output<'space.show'>>> {
  return readers.run('space.measure', { folder, blobFolder: blobs.options.folder, nowMs: now() }, { signal });
}
