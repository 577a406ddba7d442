import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
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

/** Small files whose syncs the disk may take together. */
const WRITTEN_AT_ONCE = 8;

const ADDRESS = /^[0-9a-f]{64}$/;

/**
 * Large files (models, photos) by the sha256 of their content, as `ab/cdef…`. A blob is written under a temporary name,
 * synced and renamed: it is there whole or not at all.
 */
export class BlobStore {
  /** For threads that read blobs on their own. */
  readonly options: BlobStoreOptions;
  readonly #folder: string;
  readonly #key: Uint8Array | null;

  constructor(options: BlobStoreOptions) {
    this.options = options;
    this.#folder = options.folder;
    this.#key = options.key;
  }

  /** Removes what a crash left half-written. For the one writer, before it writes. */
  async clearUnfinished(): Promise<void> {
    await rm(this.#incoming(), { recursive: true, force: true });
  }

  /** Stores content and answers its address. Storing the same again replaces the file, which also repairs it. Throws where the disk does. */
  async put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredBlob> {
    await mkdir(this.#incoming(), { recursive: true });
    const stored = await this.#write(content instanceof Uint8Array ? once(content) : content);
    await this.#syncFolders([stored.sha256]);
    return stored;
  }

  /**
   * Stores many small contents, some at a time, and makes the folders last once for all of them. Where one cannot be
   * written this throws, and the others may or may not be there.
   */
  async putAll(contents: readonly Uint8Array[]): Promise<void> {
    await mkdir(this.#incoming(), { recursive: true });
    const hashes: string[] = [];
    for (let at = 0; at < contents.length; at += WRITTEN_AT_ONCE) {
      const some = contents.slice(at, at + WRITTEN_AT_ONCE);
      const written = await Promise.allSettled(some.map((content) => this.#write(once(content))));
      for (const outcome of written) {
        if (outcome.status === 'rejected') throw outcome.reason;
        hashes.push(outcome.value.sha256);
      }
    }
    await this.#syncFolders(hashes);
  }

  /** At once, so that nothing comes between finding that nobody needs it and this. What is not there is no error. */
  removeNow(sha256: string): void {
    if (ADDRESS.test(sha256)) rmSync(this.#pathOf(sha256), { force: true });
  }

  async #write(pieces: AsyncIterable<Uint8Array>): Promise<StoredBlob> {
    const temporary = join(this.#incoming(), randomUUID());
    const file = await open(temporary, 'wx');
    try {
      const stored = this.#key === null ? await writePlain(file, pieces) : await writeSealed(file, pieces, this.#key);
      await file.sync();
      await file.close();
      await mkdir(dirname(this.#pathOf(stored.sha256)), { recursive: true });
      await rename(temporary, this.#pathOf(stored.sha256));
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

  /** The folders of these blobs, and the one above them: a folder of two letters may be new. */
  async #syncFolders(hashes: readonly string[]): Promise<void> {
    for (const folder of new Set(hashes.map((sha256) => dirname(this.#pathOf(sha256))))) await syncFolder(folder);
    await syncFolder(this.#folder);
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
