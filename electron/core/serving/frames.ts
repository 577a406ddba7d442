const NEWLINE = 0x0a;

/** Cuts a stream of bytes into lines of JSON, and never keeps more of one than `limitBytes`. */
export class FrameReader {
  readonly #limitBytes: number;
  #kept: Uint8Array[] = [];
  #keptBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** The lines that `bytes` completed, without their ends. Null when one is over the limit: the stream is lost then. */
  push(bytes: Uint8Array): readonly string[] | null {
    const lines: string[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      if (!this.#keep(bytes.subarray(start, end))) return null;
      lines.push(this.#take());
      start = end + 1;
    }
    return this.#keep(bytes.subarray(start)) ? lines : null;
  }

  #keep(bytes: Uint8Array): boolean {
    this.#kept.push(bytes);
    this.#keptBytes += bytes.length;
    return this.#keptBytes <= this.#limitBytes;
  }

  #take(): string {
    const line = Buffer.concat(this.#kept).toString('utf8');
    this.#kept = [];
    this.#keptBytes = 0;
    return line;
  }
}

export const frameOf = (message: unknown): string => `${JSON.stringify(message)}\n`;

/** What a line holds; undefined, which JSON cannot say, when it is not JSON. */
export function parseFrame(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
