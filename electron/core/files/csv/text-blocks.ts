import { LINE_FEED, NUL } from './bytes.ts';
import type { TextStream } from './text-source.ts';

const FIRST_CAPACITY = 4 * 2 ** 20;

/**
 * A text's bytes, block by block in one buffer that keeps what was not consumed yet. Behind `end` there always stands a
 * NUL, which ends every field, and a text that does not end with a line's end is given one.
 */
export class TextBlocks {
  /** Valid from 0 to `end`. Another buffer after every `advance`. */
  bytes = new Uint8Array(FIRST_CAPACITY + 2);
  end = 0;
  /** Nothing comes behind `end`. */
  isLast = false;
  readonly #stream: TextStream;

  constructor(stream: TextStream) {
    this.#stream = stream;
  }

  /** Drops the bytes before `consumed` and reads on. The buffer grows where nothing could be consumed from a full one. */
  async advance(consumed: number): Promise<void> {
    const kept = this.end - consumed;
    if (kept > (this.bytes.length - 2) / 2) {
      const grown = new Uint8Array((this.bytes.length - 2) * 2 + 2);
      grown.set(this.bytes.subarray(consumed, this.end));
      this.bytes = grown;
    } else this.bytes.copyWithin(0, consumed, this.end);
    const bytesRead = await this.#stream.read(this.bytes, kept, this.bytes.length - 2 - kept);
    this.end = kept + bytesRead;
    if (bytesRead === 0) this.#finish();
    this.bytes[this.end] = NUL;
  }

  #finish(): void {
    this.isLast = true;
    if (this.end > 0 && this.bytes[this.end - 1] !== LINE_FEED) this.bytes[this.end++] = LINE_FEED;
  }
}
