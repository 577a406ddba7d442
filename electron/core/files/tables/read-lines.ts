import type { TextStream } from '../csv/text-source.ts';

const BLOCK_BYTES = 1 << 20;
const LINE_FEED = 0x0a;

/**
 * The lines of a UTF-8 stream without their ends, with flat memory as long as lines are short. A line over `limitBytes`
 * comes as null and ends the walk. The stream is closed when the walk ends, however it ends.
 */
export async function* readLines(stream: TextStream, limitBytes: number): AsyncGenerator<string | null, void> {
  let block = Buffer.alloc(BLOCK_BYTES);
  let kept = 0;
  try {
    for (;;) {
      if (kept > limitBytes) return yield null;
      if (kept === block.length) block = Buffer.concat([block, Buffer.alloc(block.length)]);
      const read = await stream.read(block, kept, block.length - kept);
      if (read === 0) break;
      const end = kept + read;
      let start = 0;
      for (let at = block.indexOf(LINE_FEED, kept); at !== -1 && at < end; at = block.indexOf(LINE_FEED, start)) {
        yield block.toString('utf8', start, at);
        start = at + 1;
      }
      block.copyWithin(0, start, end);
      kept = end - start;
    }
    if (kept > 0) yield block.toString('utf8', 0, kept);
  } finally {
    await stream.close();
  }
}
