const MAGIC = 0x184d2204;
const MOST_BYTES = 2 ** 30;
/** Bits of the descriptor: block checksums, content size, content checksum, dictionary id. */
const [BLOCK_CHECKSUM, CONTENT_SIZE, DICTIONARY_ID] = [0x10, 0x08, 0x01];
const STORED = 0x80000000;
const SHORTEST_MATCH = 4;

/** Unpacks LZ4 frames as Arrow and Feather files hold them (LZ4 Frame Format 1.6.4). Throws for bytes that are none. */
export function decompressLz4Frame(input: Uint8Array): Uint8Array {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new Error('no LZ4 frame');
  const flags = view.getUint8(4);
  const blockBytes = 2 ** (8 + 2 * ((view.getUint8(5) >> 4) & 7));
  const output = new Output();
  let at = 7 + ((flags & CONTENT_SIZE) !== 0 ? 8 : 0) + ((flags & DICTIONARY_ID) !== 0 ? 4 : 0);
  for (;;) {
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) return output.bytes();
    const length = size & ~STORED;
    const block = input.subarray(at, at + length);
    if (block.length < length) throw new Error('an LZ4 block is cut');
    output.reserve((size & STORED) !== 0 ? length : blockBytes);
    if ((size & STORED) !== 0) output.copy(block, 0, length);
    else unpackBlock(block, output);
    at += length + ((flags & BLOCK_CHECKSUM) !== 0 ? 4 : 0);
  }
}

/** Literals, then a match with what was written before, and so on (LZ4 Block Format). */
function unpackBlock(block: Uint8Array, output: Output): void {
  let at = 0;
  const readLength = (short: number): number => {
    let length = short;
    for (let byte = short === 15 ? 255 : 0; byte === 255; length += byte) byte = block[at++] ?? 0;
    return length;
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const literals = readLength(token >> 4);
    output.copy(block, at, literals);
    at += literals;
    if (at >= block.length) return;
    const distance = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    output.repeat(distance, readLength(token & 15) + SHORTEST_MATCH);
  }
}

class Output {
  #bytes = new Uint8Array(2 ** 16);
  #length = 0;

  bytes = (): Uint8Array => this.#bytes.subarray(0, this.#length);

  reserve(more: number): void {
    const wanted = this.#length + more;
    if (wanted > MOST_BYTES) throw new Error('an LZ4 frame is too large');
    if (wanted <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(wanted, this.#bytes.length * 2));
    grown.set(this.bytes());
    this.#bytes = grown;
  }

  copy(from: Uint8Array, start: number, length: number): void {
    if (start + length > from.length) throw new Error('an LZ4 block is cut');
    this.reserve(length);
    this.#bytes.set(from.subarray(start, start + length), this.#length);
    this.#length += length;
  }

  /** A match may reach into what it writes itself, so it is copied byte by byte. */
  repeat(distance: number, length: number): void {
    if (distance === 0 || distance > this.#length) throw new Error('an LZ4 match points before the beginning');
    this.reserve(length);
    for (let left = length; left > 0; left--, this.#length++) {
      this.#bytes[this.#length] = this.#bytes[this.#length - distance] ?? 0;
    }
  }
}
