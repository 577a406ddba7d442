import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../../shared/result.ts';
import { isChunk } from '../../files/is-chunk.ts';
import { chunkBytes, versionChunks } from '../../store/version-chunks.ts';
import { piecesOf } from '../../store/backup-file.ts';
import { storedVersions } from '../../store/integrity.ts';
import type { DatabaseLocation, ReadableDb } from '../../store/open-database.ts';
import { faultOfVersion } from './fault-of-version.ts';
import type { MendingVersion } from '../home-tasks.ts';
import type { ReaderInput, ReaderOutput } from '../tasks.ts';
import { openBackup } from './open-backup.ts';

/** What a backup holds, whole, of what is damaged. Fails as `openBackup`. */
export async function readFromBackup(
  { key }: DatabaseLocation,
  { path, chunks, versions, files }: ReaderInput<'backup.read'>,
): Promise<Result<ReaderOutput<'backup.read'>>> {
  const backup = openBackup(path, key);
  if (!backup.ok) return backup;
  const { db } = backup.value;
  try {
    return ok({
      chunks: chunks.flatMap((sha256) => wholeChunk(db, sha256)),
      versions: wholeVersions(db, versions),
      files: files.flatMap((sha256) => wholeFile(db, sha256)),
    });
  } finally {
    db.close();
  }
}

function wholeChunk(db: ReadableDb, sha256: string): { sha256: string; bytes: Uint8Array }[] {
  const bytes = chunkBytes(db, sha256);
  return bytes !== null && isChunk(bytes, sha256) ? [{ sha256, bytes }] : [];
}

function wholeVersions(db: ReadableDb, ids: readonly string[]): MendingVersion[] {
  return storedVersions(db)
    .filter(({ row, manifest }) => ids.includes(row.id) && manifest === null)
    .map((version) => ({ version, chunks: versionChunks(db, version.row.id) }))
    .filter(({ version, chunks }) => faultOfVersion(version, chunks) === null)
    .map(({ version, chunks }) => ({ row: version.row, seal: version.seal, chunks }));
}

function wholeFile(db: ReadableDb, sha256: string): Uint8Array[] {
  const content = Buffer.concat([...piecesOf(db, sha256)]);
  return createHash('sha256').update(content).digest('hex') === sha256 ? [content] : [];
}
