import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { StoredBlob } from '../../files/sealed-blob-file.ts';
import { isSystemError } from '../../files/system-error.ts';
import type { Context } from '../context.ts';

/** Stores a model's bytes in the home. Fails with `home.unwritable` where the disk does not take them. */
export async function putModel({ blobs }: Pick<Context, 'blobs'>, onnx: Uint8Array): Promise<Result<StoredBlob>> {
  try {
    return ok(await blobs.put(onnx));
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return fail(
      'home.unwritable',
      `The model could not be written into the home (${cause.code}).`,
      'Make room on the disk, then try again.',
    );
  }
}
