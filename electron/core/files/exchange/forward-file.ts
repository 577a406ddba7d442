import type { FileHandle } from 'node:fs/promises';

/** Small parts are gathered to so many bytes: a system call for each took most of the time of a file of small records. */
const AT_ONCE = 1 << 20;

/** Writes parts one after the other; `flush` writes what is still gathered. */
export class GatheringWriter {
  readonly #file: FileHandle;
  #parts: Uint8Array[] = [];
  #bytes = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async add(part: Uint8Array): Promise<void> {
    this.#parts.push(part);
    this.#bytes += part.length;
    if (this.#bytes >= AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    const gathered = Buffer.concat(this.#parts, this.#bytes);
    this.#parts = [];
    this.#bytes = 0;
    await this.#file.writeFile(gathered);
  }
}

/** Reads a file from its beginning on. */
export class ForwardReader {
  readonly #file: FileHandle;
  #ahead: Buffer<ArrayBuffer> = Buffer.from(new ArrayBuffer(0));

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The next bytes, in memory of their own; fewer where the file ends within them. */
  async take(length: number): Promise<Buffer<ArrayBuffer>> {
    const taken = Buffer.from(new ArrayBuffer(length));
    const near = this.#ahead.copy(taken);
    this.#ahead = this.#ahead.subarray(near);
    if (near === length) return taken;
    const far = await this.#readInto(taken.subarray(near));
    return taken.subarray(0, near + far);
  }

  /** Large parts go straight to where they belong; behind a small one more is read ahead. */
  async #readInto(target: Buffer<ArrayBuffer>): Promise<number> {
    if (target.length >= AT_ONCE) return (await this.#file.read(target, 0, target.length, null)).bytesRead;
    const ahead = Buffer.from(new ArrayBuffer(AT_ONCE));
    const { bytesRead } = await this.#file.read(ahead, 0, AT_ONCE, null);
    const copied = ahead.subarray(0, bytesRead).copy(target);
    this.#ahead = ahead.subarray(copied, bytesRead);
    return copied;
  }
}
