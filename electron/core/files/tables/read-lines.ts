import { isUtf8 } from 'node:buffer';
import type { TextStream } from '../csv/text-source.ts';
import { FileDamaged } from './file-damaged.ts';

const BLOCK_BYTES = 1 << 20;
const LINE_FEED = 0x0a;

/**
 * The lines of a UTF-8 stream without their ends, those of one block at a time, with flat memory as long as lines are
 * short. A line over `limitBytes` comes as null and ends the walk. The stream is closed when the walk ends, however it
 * ends. Throws `FileDamaged` with `json.notUtf8`.
 */
export async function* readLines(
  stream: TextStream,
  limitBytes: number,
): AsyncGenerator<readonly string[] | null, void> {
  let block = Buffer.alloc(BLOCK_BYTES);
  let kept = 0;
  let count = 0;
  try {
    for (;;) {
      if (kept > limitBytes) return yield null;
      if (kept === block.length) block = Buffer.concat([block, Buffer.alloc(block.length)]);
      const read = await stream.read(block, kept, block.length - kept);
      if (read === 0) break;
      const { lines, start } = cutLines(block.subarray(0, kept + read), kept, count);
      block.copyWithin(0, start, kept + read);
      kept += read - start;
      count += lines.length;
      if (lines.length > 0) yield lines;
    }
    if (kept > 0) yield [textOf(block.subarray(0, kept), count + 1)];
  } finally {
    await stream.close();
  }
}

/** Whole lines, the first of which ends no earlier than `from`, and where the first unfinished one starts. */
function cutLines(
  bytes: Buffer,
  from: number,
  before: number,
): { readonly lines: readonly string[]; readonly start: number } {
  const lines: string[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED, from); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
    lines.push(textOf(bytes.subarray(start, end), before + lines.length + 1));
    start = end + 1;
  }
  return { lines, start };
}

function textOf(bytes: Buffer, line: number): string {
  if (!isUtf8(bytes)) throw new FileDamaged('json.notUtf8', `line ${line} holds bytes that are not UTF-8`);
  return bytes.toString('utf8');
}
