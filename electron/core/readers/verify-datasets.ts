import { decodeChunk } from '../../../shared/columns/chunk-codec.ts';
import { ChunkDamaged } from '../../../shared/columns/chunk-damaged.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { digestTable, hashChunk } from '../files/seal-chunks.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { allVersionHeads, chunkBytes, type VersionHead, versionChunks, versionHead } from '../store/version-chunks.ts';
import { refuseVersion } from './row-groups.ts';
import type { ReaderInput, TaskContext, Verification } from './tasks.ts';

const CHUNKS_BETWEEN_BREATHS = 64;

/** Re-reads what the versions are made of. `damaged` names chunks by sha256 and versions by id, each with the reason. */
export async function verifyDatasets(
  db: ReadableDb,
  { versionIds }: ReaderInput<'dataset.verify'>,
  { signal, onProgress }: Pick<TaskContext, 'signal' | 'onProgress'>,
): Promise<Result<Verification>> {
  const heads = findHeads(db, versionIds);
  if (!heads.ok) return heads;
  const damaged: { id: string; why: string }[] = [];
  const hashes = new Set<string>();
  for (const head of heads.value) {
    const references = versionChunks(db, head.id);
    for (const { sha256 } of references) hashes.add(sha256);
    const why = faultOfManifest(head, references);
    if (why !== null) damaged.push({ id: head.id, why });
  }
  let done = 0;
  for (const sha256 of hashes) {
    const why = faultOfChunk(chunkBytes(db, sha256), sha256);
    if (why !== null) damaged.push({ id: sha256, why });
    if (++done % CHUNKS_BETWEEN_BREATHS !== 0) continue;
    onProgress({ done, of: hashes.size, rows: 0 });
    await new Promise(setImmediate); // lets a cancel in
    if (signal.aborted) return fail('verify.cancelled', 'Verifying was cancelled.');
  }
  return ok({ chunks: hashes.size, damaged });
}

function findHeads(db: ReadableDb, versionIds: readonly string[] | null): Result<readonly VersionHead[]> {
  if (versionIds === null) return ok(allVersionHeads(db));
  const heads: VersionHead[] = [];
  for (const id of versionIds) {
    const head = versionHead(db, id);
    if (head === null) return refuseVersion(id);
    heads.push(head);
  }
  return ok(heads);
}

function faultOfManifest(head: VersionHead, references: Parameters<typeof digestTable>[1]): string | null {
  if (references.some(({ column }) => column >= head.columns.length))
    return 'Its list of parts names a column that is not there.';
  const digest = digestTable(head.columns, references);
  return digest === head.digest ? null : 'Its list of columns and parts does not have the digest it was stored with.';
}

function faultOfChunk(bytes: Uint8Array | null, sha256: string): string | null {
  if (bytes === null) return 'It is not in the store.';
  try {
    return hashChunk(decodeChunk(bytes)) === sha256 ? null : 'Its values are not those it was stored with.';
  } catch (cause) {
    if (cause instanceof ChunkDamaged) return cause.message;
    throw cause;
  }
}
