import { crc32 } from 'node:zlib';
import type { ReadableDb, Store, WritableDb } from './open-database.ts';

export type EncodedChunk = { readonly sha256: string; readonly rows: number; readonly bytes: Uint8Array };

/**
 * Chunks are written ahead in transactions of about so many bytes, some milliseconds each: saving a visit takes several
 * turns of the event loop, and at each of them one may be under way.
 */
const BYTES_PER_TRANSACTION = 192 * 1024;

/**
 * Opens a lease: what it holds is not swept until it is released, however long the work takes (a laptop may sleep in
 * the middle of an import). One process writes a home, so leases that are there when it is opened are of one that died.
 */
export function openLease(db: WritableDb, id: string, purpose: string): void {
  db.run('INSERT INTO lease (id, purpose) VALUES (:id, :purpose)', { id, purpose });
}

export function releaseLease(db: WritableDb, id: string): void {
  db.run('DELETE FROM lease WHERE id = :id', { id });
}

/**
 * Forgets the leases of a process that died, and says how many; only for whoever has just opened the home. The next
 * sweep takes the chunks.
 */
export const forgetLeases = (db: WritableDb): number => db.run('DELETE FROM lease');

/** Stores chunks ahead of their version, in short transactions between which other writers have their turn. */
export async function writeAhead(store: Store, leaseId: string, chunks: readonly EncodedChunk[]): Promise<void> {
  let batch: EncodedChunk[] = [];
  let sizeBytes = 0;
  const flush = async (): Promise<void> => {
    const writing = batch;
    store.transactionAhead((db) => writing.forEach((chunk) => insertChunk(db, leaseId, chunk)));
    const written = sizeBytes;
    [batch, sizeBytes] = [[], 0];
    await store.pauseAhead(written);
  };
  for (const chunk of chunks) {
    batch.push(chunk);
    sizeBytes += chunk.bytes.length;
    if (sizeBytes >= BYTES_PER_TRANSACTION) await flush();
  }
  if (batch.length > 0) await flush();
}

function insertChunk(db: WritableDb, leaseId: string, { sha256, rows, bytes }: EncodedChunk): void {
  db.run('INSERT OR IGNORE INTO chunk (sha256, bytes, "rows", checksum) VALUES (:sha256, :bytes, :rows, :checksum)', {
    sha256,
    bytes,
    rows,
    checksum: crc32(bytes),
  });
  db.run('INSERT OR IGNORE INTO leasedChunk (leaseId, sha256) VALUES (:leaseId, :sha256)', { leaseId, sha256 });
}

/** Chunks deleted in one transaction; each holds about a hundred kilobytes at most. */
const CHUNKS_PER_SWEEP = 32;

/** Deletes chunks that nothing names and no lease holds, in short transactions. */
export async function sweepChunks(store: Store): Promise<void> {
  while (store.transaction(sweepSome) === CHUNKS_PER_SWEEP) await new Promise(setImmediate);
}

/** Bytes of chunks that the next sweep would take. */
export const unreferencedBytes = (db: ReadableDb): number =>
  db.value<number>(`SELECT coalesce(sum(length(bytes)), 0) FROM chunk AS free WHERE ${UNREFERENCED}`) ?? 0;

/** Of `chunk AS free`: nothing names it and no lease holds it. */
export const UNREFERENCED = `NOT EXISTS (SELECT 1 FROM versionChunk WHERE sha256 = free.sha256)
         AND NOT EXISTS (SELECT 1 FROM windowChunk WHERE sha256 = free.sha256)
         AND NOT EXISTS (SELECT 1 FROM leasedChunk WHERE sha256 = free.sha256)`;

const sweepSome = (db: WritableDb): number =>
  db.run(
    `DELETE FROM chunk WHERE sha256 IN (
       SELECT sha256 FROM chunk AS free
       WHERE ${UNREFERENCED}
       LIMIT :most)`,
    { most: CHUNKS_PER_SWEEP },
  );
