import type { ReadableDb } from './open-database.ts';
import { photoBytes } from './sent-photos.ts';

/** Bytes of the database's pages that hold something. */
export const databaseBytes = (db: ReadableDb): number =>
  (numberOf(db, 'PRAGMA page_count') - numberOf(db, 'PRAGMA freelist_count')) * numberOf(db, 'PRAGMA page_size');

/** Bytes of the pages that hold nothing any more. */
export const freePageBytes = (db: ReadableDb): number =>
  numberOf(db, 'PRAGMA freelist_count') * numberOf(db, 'PRAGMA page_size');

/** Bytes of the content of all files that the home needs. */
export const fileBytes = (db: ReadableDb): number => modelBytes(db) + imageBytes(db) + photoBytes(db);

export const modelBytes = (db: ReadableDb): number =>
  numberOf(db, 'SELECT coalesce(sum(sizeBytes), 0) FROM (SELECT DISTINCT sha256, sizeBytes FROM modelVersion)');

export const imageBytes = (db: ReadableDb): number => numberOf(db, 'SELECT coalesce(sum(sizeBytes), 0) FROM image');

const numberOf = (db: ReadableDb, sql: string): number => db.value<number>(sql) ?? 0;
