import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { isSystemError } from '../../files/system-error.ts';

/** What compute would refuse anyway is not read into memory first. */
const MOST_BYTES = 500 * 1024 * 1024;

/** A model file's bytes. Fails with `file.unreadable` or `model.tooLarge`. */
export async function readModelFile(path: string): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      const megabytes = Math.round(size / 2 ** 20);
      return fail('model.tooLarge', `The file has ${megabytes} MB; the limit is 500 MB.`, 'Export a smaller model.');
    }
    return ok(await readFile(path));
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return fail(
      'file.unreadable',
      `${basename(path)} cannot be read (${cause.code}).`,
      'Check that the file is there and that you may read it.',
    );
  }
}
