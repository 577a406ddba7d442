import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';

/** Images by their hashes: the first of them, as many as one answer may hold. Nothing but an image is answered. */
export async function readImages(
  { readers, signal }: Context,
  { hashes }: Parsed<'image.read'>,
): Promise<Result<Output<'image.read'>>> {
  const read = await readers.run('image.read', { hashes }, { signal });
  return read.ok ? ok({ images: [...read.value.images] }) : read;
}
