import { RefusedFile } from '../tables/file-damaged.ts';
import { openEntry } from '../zip/open-entry.ts';
import type { ZipEntry } from '../zip/read-zip.ts';
import { type XmlHandler, XmlWalk } from './xml-walk.ts';

/** What is kept in memory as a whole may not unpack to more than this. */
const MOST_BYTES = 512 * 2 ** 20;

/** Walks over a whole part that is no sheet. Throws `FileDamaged`, and `RefusedFile` with `excel.tooLarge`. */
export async function readParts(path: string, entry: ZipEntry, handler: Partial<XmlHandler>): Promise<void> {
  if (entry.unpackedBytes > MOST_BYTES) {
    throw new RefusedFile(
      'excel.tooLarge',
      `its part ${entry.name} unpacks to more than ${MOST_BYTES / 2 ** 20} MB`,
      'Save the sheet as CSV: files of any size can be read so.',
    );
  }
  const ignore = (): void => undefined;
  const walk = new XmlWalk({ open: ignore, close: ignore, text: ignore, ...handler });
  for await (const bytes of openEntry(path, entry)) walk.write(bytes);
  walk.end();
}
