import { hashFile } from './hash-file.ts';
import type { RowOfTexts, RowWalk } from './rows-as-text.ts';

/**
 * A walk over a file that is read range by range of its rows. Progress is the share of the rows; the file is hashed
 * when they have all been walked over.
 */
export function walkRanges(
  file: { readonly path: string; readonly sizeBytes: number; readonly rows: number },
  ranges: () => AsyncIterable<readonly RowOfTexts[]>,
): RowWalk {
  let done = 0;
  let sha256 = '';
  async function* walk(): AsyncGenerator<readonly RowOfTexts[], void> {
    for await (const rows of ranges()) {
      yield rows;
      done += rows.length;
    }
    sha256 = await hashFile(file.path);
  }
  return {
    batches: walk(),
    bytesRead: () => Math.floor((file.sizeBytes * done) / Math.max(1, file.rows)),
    sha256: () => sha256,
  };
}
