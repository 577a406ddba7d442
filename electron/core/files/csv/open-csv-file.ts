import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Encoding } from '../../../../shared/columns/import-options.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { isSystemError } from '../system-error.ts';
import { LINE_FEED } from './bytes.ts';
import { decodeText, detectEncoding } from './encodings.ts';
import { openDecoded, openUtf8 } from './read-file-text.ts';
import { refuseEmpty, refuseRead } from './refusals.ts';
import type { TextSource } from './text-source.ts';

const HEAD_BYTES = 4 * 2 ** 20;
/** A first row longer than this is looked at no further: nothing is CSV like that. */
export const LONGEST_ROW_BYTES = 64 * 2 ** 20;
const MIDDLE_BYTES = 128 * 2 ** 10;
const MIDDLE_PLACES = [0.25, 0.5, 0.75];

/** Opens a CSV file: its encoding, where nobody has said it, and some of its text. Errors: `file.unreadable`, `csv.empty`. */
export async function openCsvFile(path: string, told?: Encoding): Promise<Result<TextSource>> {
  const file = basename(path);
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const sizeBytes = (await handle.stat()).size;
    const head = await readHead(handle, sizeBytes);
    const complete = head.length >= sizeBytes;
    const pieces = complete ? [] : await readMiddle(handle, sizeBytes);
    const encoding = told ?? detectEncoding(head, pieces);
    const text = decodeText(head, encoding).replace(/^\uFEFF/, '');
    if (text.trim() === '') return refuseEmpty(file);
    const middle = pieces.map((piece) => wholeLines(decodeText(piece, encoding)));
    const stream = encoding === 'utf-8' ? () => openUtf8(path) : () => openDecoded(path, encoding);
    const sample = { sizeBytes, head: text, complete, middle };
    return ok({ file, format: 'csv', encoding, counting: { first: 1, by: 'lines' }, sample, open: stream });
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseRead(file, cause);
  } finally {
    await handle?.close();
  }
}

function wholeLines(text: string): string {
  const begin = text.indexOf('\n') + 1;
  return text.slice(begin, Math.max(begin, text.lastIndexOf('\n') + 1));
}

/** At least two lines where the file has them. */
async function readHead(handle: FileHandle, sizeBytes: number): Promise<Buffer> {
  for (let length = HEAD_BYTES; ; length *= 4) {
    const head = await readAt(handle, 0, Math.min(length, sizeBytes));
    const firstEnd = head.indexOf(LINE_FEED);
    const enough = firstEnd !== -1 && head.indexOf(LINE_FEED, firstEnd + 1) !== -1;
    if (enough || head.length >= sizeBytes || length >= LONGEST_ROW_BYTES) return head;
  }
}

/** Pieces that begin at an even place, so that UTF-16 is not cut within a unit. */
const readMiddle = (handle: FileHandle, sizeBytes: number): Promise<readonly Buffer[]> =>
  Promise.all(MIDDLE_PLACES.map((place) => readAt(handle, Math.floor((sizeBytes * place) / 2) * 2, MIDDLE_BYTES)));

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
