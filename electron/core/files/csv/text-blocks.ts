import { LINE_FEED, NUL } from './bytes.ts';
import type { TextStream } from './text-source.ts';

const BLOCK_BYTES = 4 * 2 ** 20;
/** Before each block, for the row that the block before it cuts. */
const RESERVED_BYTES = 2 ** 20;
/** Behind each block: a line's end where the text has none, and the NUL. */
const BEHIND_BYTES = 2;

/**
 * A text's bytes, block by block behind what was not consumed yet. The next block is read while one is parsed. Behind
 * `end` there always stands a NUL, which ends every field, and a text that does not end with a line's end is given one.
 */
export class TextBlocks {
  /** Valid from `begin` to `end`. Another buffer after every `advance`. */
  bytes = new Uint8Array(0);
  begin = 0;
  end = 0;
  /** Nothing comes behind `end`. */
  isLast = false;
  /** Of the file, up to `end`. */
  bytesRead = 0;
  readonly #stream: TextStream;
  #ahead: { readonly into: Uint8Array<ArrayBuffer>; readonly length: Promise<number> } | null = null;

  constructor(stream: TextStream) {
    this.#stream = stream;
  }

  /** Drops the bytes before `consumed` and goes on to the next block. */
  async advance(consumed: number): Promise<void> {
    const { into, length } = this.#ahead ?? this.#readInto(newBlock(BLOCK_BYTES));
    this.#ahead = null;
    const lengthRead = await length;
    this.bytesRead = this.#stream.bytesRead();
    const kept = this.bytes.subarray(consumed, this.end);
    const left = this.bytes;
    if (kept.length > RESERVED_BYTES) this.#join(kept, into.subarray(RESERVED_BYTES, RESERVED_BYTES + lengthRead));
    else this.#take(kept, into, lengthRead);
    if (lengthRead === 0) this.#finish();
    else this.#ahead = this.#readInto(this.#nextBlock(left, kept.length));
    this.bytes[this.end] = NUL;
  }

  /** To be called before the stream is closed. What is still being read is wanted by nobody, nor is what is wrong with it. */
  async stop(): Promise<void> {
    await this.#ahead?.length.catch(() => undefined);
  }

  #readInto(into: Uint8Array<ArrayBuffer>) {
    const length = this.#stream.read(into, RESERVED_BYTES, into.length - RESERVED_BYTES - BEHIND_BYTES);
    length.catch(() => undefined); // whoever advances hears of it
    return { into, length };
  }

  #take(kept: Uint8Array, into: Uint8Array<ArrayBuffer>, length: number): void {
    this.begin = RESERVED_BYTES - kept.length;
    this.end = RESERVED_BYTES + length;
    into.set(kept, this.begin);
    this.bytes = into;
  }

  /** For a row longer than what is reserved. */
  #join(kept: Uint8Array, block: Uint8Array): void {
    this.begin = 0;
    this.end = kept.length + block.length;
    this.bytes = new Uint8Array(this.end + BEHIND_BYTES);
    this.bytes.set(kept);
    this.bytes.set(block, kept.length);
  }

  /** The buffer that was left, or a larger one: a long row must not be looked at from its beginning block after block. */
  #nextBlock(left: Uint8Array<ArrayBuffer>, keptBytes: number): Uint8Array<ArrayBuffer> {
    const wanted = Math.max(BLOCK_BYTES, keptBytes);
    return left !== this.bytes && left.length >= RESERVED_BYTES + wanted + BEHIND_BYTES ? left : newBlock(wanted);
  }

  #finish(): void {
    this.isLast = true;
    if (this.end > this.begin && this.bytes[this.end - 1] !== LINE_FEED) this.bytes[this.end++] = LINE_FEED;
  }
}

const newBlock = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(RESERVED_BYTES + length + BEHIND_BYTES);
