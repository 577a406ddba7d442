import type { SpaceKind, VersionSpace } from '../../../shared/space.ts';
import { UNREFERENCED } from './chunks.ts';
import { exclusiveBytes } from './deleted-versions.ts';
import { freePageBytes, imageBytes, modelBytes } from './home-size.ts';
import type { ReadableDb } from './open-database.ts';
import { isPhotoFile } from './photos.ts';
import { checkpointBytes, isCheckpoint } from './run-checkpoints.ts';
import { photoBytes, receivedPhotoBytes } from './sent-photos.ts';

/** What stands in the database, by kind; `other` and what lies in files is left to whoever looks at the disk. */
export const databaseSpace = (db: ReadableDb): ReadonlyMap<SpaceKind, number> =>
  new Map<SpaceKind, number>([
    ['datasets', sum(db, `SELECT sum(length(bytes)) FROM chunk WHERE ${IN_VERSION}`)],
    ['predictions', sum(db, `SELECT sum(length(bytes)) FROM chunk WHERE NOT ${IN_VERSION} AND ${IN_WINDOW}`)],
    ['unreferencedChunks', sum(db, `SELECT sum(length(bytes)) FROM chunk AS free WHERE ${UNREFERENCED}`)],
    ['records', sum(db, RECORDS)],
    ['history', sum(db, HISTORY)],
    ['freePages', freePageBytes(db)],
  ]);

/** Content of the files that the home needs, by kind. */
export function fileSpace(db: ReadableDb): ReadonlyMap<SpaceKind, number> {
  const received = receivedPhotoBytes(db);
  return new Map<SpaceKind, number>([
    ['models', modelBytes(db)],
    ['checkpoints', checkpointBytes(db)],
    ['images', imageBytes(db)],
    ['photos', photoBytes(db) - received],
    ['receivedPhotos', received],
  ]);
}

const IN_VERSION = 'EXISTS (SELECT 1 FROM versionChunk WHERE sha256 = chunk.sha256)';
const IN_WINDOW = 'EXISTS (SELECT 1 FROM windowChunk WHERE sha256 = chunk.sha256)';
const RECORDS = `
  SELECT coalesce((SELECT sum(length("values") + coalesce(length(sealed), 0)) FROM recordEvent), 0)
       + coalesce((SELECT sum(length(input) + length(output) + length(outside)) FROM prediction), 0)
       + coalesce((SELECT sum(length(output)) FROM shadowPrediction), 0)
       + coalesce((SELECT sum(length(answer)) FROM label), 0)`;
const HISTORY = `
  SELECT coalesce((SELECT sum(length(entry) + length(hash)) FROM audit), 0)
       + coalesce((SELECT sum(length(payload)) FROM outbox), 0)
       + coalesce((SELECT sum(length(payload)) FROM remoteChange), 0)
       + coalesce((SELECT sum(length(body) + length(signature)) FROM receipt), 0)
       + coalesce((SELECT sum(length(id) + length(label)) FROM lineageNode), 0)`;

const sum = (db: ReadableDb, sql: string): number => Number(db.value<number>(sql) ?? 0);

/** What each version takes, the one that would free most first. */
export function versionSpace(db: ReadableDb): VersionSpace[] {
  const versions = db.all(
    `SELECT v.id, d.name || '@' || v.version AS ref, v."rows",
            (SELECT coalesce(sum(length(bytes)), 0) FROM chunk
             WHERE sha256 IN (SELECT sha256 FROM versionChunk WHERE versionId = v.id)) AS sizeBytes
     FROM datasetVersion AS v JOIN dataset AS d ON d.id = v.datasetId
     WHERE NOT EXISTS (SELECT 1 FROM deletedVersion WHERE versionId = v.id)`,
  );
  return versions
    .map((row) => {
      const id = String(row['id']);
      const own = exclusiveBytes(db, id);
      const shared = Number(row['sizeBytes']) - own;
      return { id, ref: String(row['ref']), rows: Number(row['rows']), exclusiveBytes: own, sharedBytes: shared };
    })
    .toSorted((a, b) => b.exclusiveBytes - a.exclusiveBytes || b.sharedBytes - a.sharedBytes);
}

/** Whether a model, what a run was trained over, the state of a run, an image or a photo is this file. */
export const isFileNeeded = (db: ReadableDb, sha256: string): boolean =>
  db.first('SELECT 1 FROM modelVersion WHERE sha256 = ?', sha256) !== null ||
  db.first('SELECT 1 FROM image WHERE sha256 = ?', sha256) !== null ||
  db.first(`SELECT 1 FROM run WHERE parameters ->> '$.backbone' = ?`, sha256) !== null ||
  isCheckpoint(db, sha256) ||
  isPhotoFile(db, sha256);
