import type { Damage } from '../../../shared/integrity.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { BlobStore } from '../files/blob-store.ts';
import { type StoredVersion, storedFiles, storedVersions, storedWindows } from '../store/integrity.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { versionChunks } from '../store/version-chunks.ts';
import { faultOfChunk } from './integrity/fault-of-chunk.ts';
import { faultOfFile } from './integrity/fault-of-file.ts';
import { faultOfPlaces, faultOfVersion } from './integrity/fault-of-version.ts';
import { refuseVersion } from './row-groups.ts';
import type { ReaderInput, TaskContext } from './tasks.ts';
import type { VerifiedHome } from './home-tasks.ts';

const CHUNKS_BETWEEN_BREATHS = 64;

/**
 * Re-reads all that the versions given are made of or, for null, all that the home holds: manifests, descriptions,
 * chunks of data and of predictions, and the files where `blobs` are told. Fails with `dataset.unknown` and
 * `verify.cancelled`.
 */
export async function verifyDatasets(
  db: ReadableDb,
  { versionIds, blobs }: ReaderInput<'dataset.verify'>,
  context: Pick<TaskContext, 'signal' | 'onProgress'>,
): Promise<Result<VerifiedHome>> {
  const versions = findVersions(db, versionIds);
  if (!versions.ok) return versions;
  const needs = new Needs();
  const damaged = [
    ...versions.value.flatMap((version) => damageOfVersion(db, version, needs)),
    ...(versionIds === null ? damageOfWindows(db, needs) : []),
  ];
  const chunks = [...needs.refsByHash];
  const files = versionIds === null && blobs !== null ? [...filesOf(db).refsByHash] : [];
  const step = stepper(chunks.length + files.length, context);
  for (const [sha256, of] of chunks) {
    const why = faultOfChunk(db, sha256);
    if (why !== null) damaged.push({ id: sha256, kind: 'chunk', why, of: [...of] });
    if (await step()) return refuseCancelled();
  }
  const store = blobs === null ? null : new BlobStore(blobs);
  for (const [sha256, of] of store === null ? [] : files) {
    const why = store === null ? null : await faultOfFile(store, sha256);
    if (why !== null) damaged.push({ id: sha256, kind: 'file', why, of: [...of] });
    if (await step()) return refuseCancelled();
  }
  return ok({ chunks: chunks.length, versions: versions.value.length, files: files.length, damaged });
}

const refuseCancelled = (): Result<never> => fail('verify.cancelled', 'Verifying was cancelled.');

/** What is needed by its hash, and by whom. */
class Needs {
  readonly refsByHash = new Map<string, Set<string>>();

  add(sha256: string, ref: string | null): void {
    const refs = this.refsByHash.get(sha256) ?? new Set();
    if (ref !== null) refs.add(ref);
    this.refsByHash.set(sha256, refs);
  }
}

function filesOf(db: ReadableDb): Needs {
  const needs = new Needs();
  for (const { sha256, of } of storedFiles(db)) needs.add(sha256, of);
  return needs;
}

function findVersions(db: ReadableDb, versionIds: readonly string[] | null): Result<readonly StoredVersion[]> {
  const all = storedVersions(db);
  if (versionIds === null) return ok(all);
  const missing = versionIds.find((id) => !all.some(({ row }) => row.id === id));
  return missing === undefined ? ok(all.filter(({ row }) => versionIds.includes(row.id))) : refuseVersion(missing);
}

function damageOfVersion(db: ReadableDb, version: StoredVersion, needs: Needs): Damage[] {
  const chunks = versionChunks(db, version.row.id);
  for (const { sha256 } of chunks) needs.add(sha256, version.ref);
  const why = faultOfVersion(version, chunks);
  return why === null ? [] : [{ id: version.row.id, kind: 'version', why, of: [version.ref] }];
}

function damageOfWindows(db: ReadableDb, needs: Needs): Damage[] {
  return storedWindows(db).flatMap(({ id, ref, rows, chunks }): Damage[] => {
    for (const { sha256 } of chunks) needs.add(sha256, ref);
    const columns = chunks.reduce((most, { column }) => Math.max(most, column + 1), 1);
    const why = faultOfPlaces(chunks, columns, rows);
    return why === null ? [] : [{ id, kind: 'window', why, of: [ref] }];
  });
}

/** Counts what is done, lets a cancel in from time to time and answers whether there was one. */
function stepper(of: number, { signal, onProgress }: Pick<TaskContext, 'signal' | 'onProgress'>) {
  let done = 0;
  return async (): Promise<boolean> => {
    done += 1;
    if (done % CHUNKS_BETWEEN_BREATHS !== 0 && done !== of) return false;
    onProgress({ done, of, rows: 0 });
    await new Promise(setImmediate);
    return signal.aborted;
  };
}
