import { type FileHandle, open } from 'node:fs/promises';
import { ok, type Result } from '../../../../shared/result.ts';
import { isSystemError } from '../system-error.ts';
import { LINE_FEED } from './bytes.ts';
import { refuseEmpty, refuseEncoding, refuseRead } from './refusals.ts';

/** Text of a CSV file to look at before reading it whole. Undecodable bytes are U+FFFD here and refused by the reader. */
export type CsvSample = {
  readonly sizeBytes: number;
  readonly head: string;
  /** Whether `head` is the whole file. */
  readonly complete: boolean;
  /** Whole lines from further on in a large file. */
  readonly middle: readonly string[];
};

const HEAD_BYTES = 4 * 2 ** 20;
/** A first row longer than this is looked at no further: nothing is CSV like that. */
export const LONGEST_ROW_BYTES = 64 * 2 ** 20;
const MIDDLE_BYTES = 128 * 2 ** 10;
const MIDDLE_PLACES = [0.25, 0.5, 0.75];

/** Reads the beginning of a file and, where it is large, some of its middle. `file` is the name for messages. */
export async function readSample(path: string, file: string): Promise<Result<CsvSample>> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const sizeBytes = (await handle.stat()).size;
    const head = await readHead(handle, sizeBytes);
    if (isUtf16(head)) return refuseEncoding(file);
    const text = head.toString('utf8').replace(/^\uFEFF/, '');
    if (text.trim() === '') return refuseEmpty(file);
    const complete = head.length >= sizeBytes;
    const middle = complete ? [] : await readMiddle(handle, sizeBytes);
    return ok({ sizeBytes, head: text, complete, middle });
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseRead(file, cause);
  } finally {
    await handle?.close();
  }
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

async function readMiddle(handle: FileHandle, sizeBytes: number): Promise<readonly string[]> {
  const pieces: string[] = [];
  for (const place of MIDDLE_PLACES) {
    const piece = await readAt(handle, Math.floor(sizeBytes * place), MIDDLE_BYTES);
    const begin = piece.indexOf(LINE_FEED) + 1;
    pieces.push(piece.toString('utf8', begin, Math.max(begin, piece.lastIndexOf(LINE_FEED) + 1)));
  }
  return pieces;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

const isUtf16 = (head: Buffer): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
