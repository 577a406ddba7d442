import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';

/** Hashes every chunk, manifest and file of the home anew and names those that differ. Errors: `verify.cancelled`. */
export async function verifyDatasets(
  { readers, blobs, signal, progress }: Context,
  _input: Parsed<'dataset.verify'>,
): Promise<Result<Output<'dataset.verify'>>> {
  const verified = await readers.run(
    'dataset.verify',
    { versionIds: null, blobs: blobs.options },
    { signal, onProgress: progress },
  );
  if (!verified.ok) return verified;
  const { damaged, ...counts } = verified.value;
  return ok({ ok: damaged.length === 0, ...counts, damaged: [...damaged] });
}
