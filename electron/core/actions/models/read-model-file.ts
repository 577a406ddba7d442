import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuseModelSize } from '../../../../shared/model-size.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { isSystemError } from '../../files/system-error.ts';

/** A model file's bytes. Fails with `file.unreadable` or `model.tooLarge`. */
export async function readModelFile(path: string): Promise<Result<Uint8Array>> {
  try {
    const tooLarge = refuseModelSize((await stat(path)).size); // compute would refuse it after it was read
    return tooLarge ?? ok(await readFile(path));
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return fail(
      'file.unreadable',
      `${basename(path)} cannot be read (${cause.code}).`,
      'Check that the file is there and that you may read it.',
    );
  }
}
