import { CHUNK_ROWS } from '../../../../shared/column.ts';

/**
 * Memory for the cells of one column, `ranges` times `CHUNK_ROWS` of them: the builder fills one range while those
 * before it are sealed. Threads share it, so that nothing is copied from one to the other and nothing is left to collect.
 */
export class CellRing<T extends Float64Array | Int32Array> {
  /** Of the range that is being filled. Another array after every `advance`. */
  cells: T;
  readonly #ranges: T[];
  readonly #most: number;
  readonly #create: () => T;
  #at = 0;

  constructor(create: () => T, most: number) {
    this.#create = create;
    this.#most = most;
    this.cells = create();
    this.#ranges = [this.cells];
  }

  /** Goes on to the memory that was handed on longest ago. */
  advance(): void {
    this.#at = (this.#at + 1) % this.#most;
    this.cells = this.#ranges[this.#at] ??= this.#create();
  }
}

export const sharedNumbers = (): Float64Array => new Float64Array(new SharedArrayBuffer(CHUNK_ROWS * 8));
export const sharedCodes = (): Int32Array => new Int32Array(new SharedArrayBuffer(CHUNK_ROWS * 4));
