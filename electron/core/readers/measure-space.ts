import { stat, statfs } from 'node:fs/promises';
import {
  type FreeableKind,
  FreeableKind as Freeable,
  OLD_DRAFT_MS,
  type SpaceKind,
  type SpaceReport,
} from '../../../shared/space.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { blobFiles, bytesOf, folderBytes, SETTLED_MS, updateBackups } from '../files/home-files.ts';
import { keptHomes } from '../files/next-home.ts';
import { oldDraftBytes } from '../store/drafts.ts';
import { databaseSpace, fileSpace, isFileNeeded, versionSpace } from '../store/home-space.ts';
import type { DatabaseLocation, ReadableDb } from '../store/open-database.ts';
import type { ReaderInput } from './tasks.ts';

/** What takes space in a home. Kinds in the database are counted by their content; `other` is what is left of its file. */
export async function measureSpace(
  db: ReadableDb,
  { path }: DatabaseLocation,
  { folder, blobFolder, nowMs }: ReaderInput<'space.measure'>,
): Promise<Result<SpaceReport>> {
  const inDatabase = databaseSpace(db);
  const inFiles = fileSpace(db);
  const [databaseFile, log] = [await sizeOf(path), await sizeOf(`${path}-wal`)];
  const stray = (await blobFiles(blobFolder)).filter(({ sha256 }) => !isFileNeeded(db, sha256));
  const settled = stray.filter(({ changedAtMs }) => nowMs - changedAtMs >= SETTLED_MS);
  const backups = await updateBackups(folder);
  const kept = await Promise.all((await keptHomes(folder)).map(folderBytes));
  const oldDrafts = oldDraftBytes(db, nowMs - OLD_DRAFT_MS);
  const counted = [...inDatabase.values(), oldDrafts].reduce((total, sizeBytes) => total + sizeBytes, 0);
  const sizes = new Map<SpaceKind, number>([
    ...inDatabase,
    ...inFiles,
    ['oldDrafts', oldDrafts],
    ['log', log],
    ['backups', bytesOf(backups)],
    ['keptHomes', kept.reduce((total, sizeBytes) => total + sizeBytes, 0)],
    ['unreferencedFiles', bytesOf(stray)],
    ['other', Math.max(0, databaseFile - counted)],
  ]);
  const freeable = new Map<SpaceKind, number>([
    ...sizes,
    ['backups', bytesOf(backups.slice(1))],
    ['unreferencedFiles', bytesOf(settled)],
  ]);
  const { bavail, bsize } = await statfs(folder);
  return ok({
    folder,
    totalBytes: [...sizes.values()].reduce((total, sizeBytes) => total + sizeBytes, 0),
    diskFreeBytes: bavail * bsize,
    kinds: [...sizes]
      .map(([kind, sizeBytes]) => ({
        kind,
        sizeBytes,
        freeableBytes: isFreeable(kind) ? (freeable.get(kind) ?? 0) : 0,
      }))
      .toSorted((a, b) => b.sizeBytes - a.sizeBytes),
    versions: versionSpace(db),
  });
}

const isFreeable = (kind: SpaceKind): kind is FreeableKind => Freeable.safeParse(kind).success;

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
