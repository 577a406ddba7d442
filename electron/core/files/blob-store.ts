import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { syncFolder } from './replace-file.ts';
import { isSystemError } from './system-error.ts';
import { readAt, readSealed, type StoredBlob, writeSealed } from './sealed-blob-file.ts';

export type BlobStoreOptions = {
  readonly folder: string;
  /** 32 bytes: blobs are encrypted at rest (see `sealed-blob.ts`). Null keeps them plain. */
  readonly key: Uint8Array | null;
};

const ADDRESS = /^[0-9a-f]{64}$/;

/**
 * Large files (models, photos) by the sha256 of their content, as `ab/cdef…`. A blob is written under a temporary name,
 * synced and renamed: it is there whole or not at all.
 */
export class BlobStore {
  readonly #folder: string;
  readonly #key: Uint8Array | null;

  constructor({ folder, key }: BlobStoreOptions) {
    this.#folder = folder;
    this.#key = key;
  }

  /** Removes what a crash left half-written. For the one writer, before it writes. */
  async clearUnfinished(): Promise<void> {
    await rm(this.#incoming(), { recursive: true, force: true });
  }

  /** Stores content and answers its address. Storing the same again replaces the file, which also repairs it. Throws where the disk does. */
  async put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredBlob> {
    await mkdir(this.#incoming(), { recursive: true });
    const temporary = join(this.#incoming(), randomUUID());
    const file = await open(temporary, 'wx');
    try {
      const pieces = content instanceof Uint8Array ? once(content) : content;
      const stored = this.#key === null ? await writePlain(file, pieces) : await writeSealed(file, pieces, this.#key);
      await file.sync();
      await file.close();
      await this.#moveIn(temporary, stored.sha256);
      return stored;
    } catch (cause) {
      await file.close();
      await rm(temporary, { force: true });
      throw cause;
    }
  }

  /** The whole content, its hash verified. Fails with `blob.missing` or `blob.damaged`. */
  async read(sha256: string): Promise<Result<Uint8Array>> {
    const content = await this.readRange(sha256, 0, Number.POSITIVE_INFINITY);
    if (!content.ok) return content;
    const found = createHash('sha256').update(content.value).digest('hex');
    return found === sha256 ? content : refuseDamaged(sha256);
  }

  /**
   * Up to `length` bytes from `offset`; fewer at the end. Encrypted blobs are authenticated by segment; a plain blob's
   * range is not verified. Fails with `blob.missing` or `blob.damaged`.
   */
  async readRange(sha256: string, offset: number, length: number): Promise<Result<Uint8Array>> {
    if (!ADDRESS.test(sha256)) return refuseMissing(sha256);
    let file: FileHandle;
    try {
      file = await open(this.#pathOf(sha256), 'r');
    } catch (cause) {
      if (isSystemError(cause) && cause.code === 'ENOENT') return refuseMissing(sha256);
      throw cause;
    }
    try {
      const { size } = await file.stat();
      const content =
        this.#key === null
          ? await readAt(file, offset, Math.max(0, Math.min(length, size - offset)))
          : await readSealed(file, size, sha256, this.#key, offset, length);
      return content === null ? refuseDamaged(sha256) : ok(content);
    } finally {
      await file.close();
    }
  }

  async #moveIn(temporary: string, sha256: string): Promise<void> {
    const path = this.#pathOf(sha256);
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
    await syncFolder(dirname(path));
    await syncFolder(this.#folder); // the folder of two letters may be new
  }

  #pathOf = (sha256: string): string => join(this.#folder, sha256.slice(0, 2), sha256.slice(2));
  #incoming = (): string => join(this.#folder, 'incoming');
}

async function writePlain(file: FileHandle, pieces: AsyncIterable<Uint8Array>): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    sizeBytes += piece.length;
    await file.writeFile(piece); // unlike `write`, it never stops halfway
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

const refuseMissing = (sha256: string): Result<never> =>
  fail('blob.missing', `A file of this home is not here (${sha256}).`, 'Sync to fetch it again, or restore a backup.');

const refuseDamaged = (sha256: string): Result<never> =>
  fail('blob.damaged', `A file of this home is damaged (${sha256}).`, 'Sync to fetch it again, or restore a backup.');
