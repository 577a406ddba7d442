import { hkdfSync } from 'node:crypto';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { openBytes, sealBytes, type SealingKey } from './sealed-bytes.ts';

export type NewSubject = {
  readonly id: string;
  readonly projectId: string;
  readonly code: string;
  readonly actorId: string;
  readonly deviceId: string;
  readonly createdAtMs: number;
};

const KEY_BYTES = 32;
/** 48 random bits: enough that no two of a project begin alike. */
const SHORT_ID_LENGTH = 13;

export const subjectIdByCode = (db: ReadableDb, projectId: string, code: string): string | null =>
  db.value<string>('SELECT id FROM subject WHERE projectId = ? AND code = ?', projectId, code);

export const subjectCode = (db: ReadableDb, id: string): string | null =>
  db.value<string>('SELECT code FROM subject WHERE id = ?', id);

/** The subject of this id, or else of this code, in a project; null for none. */
export const findSubjectId = (db: ReadableDb, projectId: string, idOrCode: string): string | null =>
  db.value<string>('SELECT id FROM subject WHERE projectId = ? AND id = ?', projectId, idOrCode) ??
  subjectIdByCode(db, projectId, idOrCode);

/** Whose project a subject is; null where it is not here. */
export const subjectProject = (db: ReadableDb, id: string): string | null =>
  db.value<string>('SELECT projectId FROM subject WHERE id = ?', id);

/** Whether what names somebody can still be opened: false once they were erased. */
export const hasSubjectKey = (db: ReadableDb, id: string): boolean =>
  db.value<number>('SELECT 1 FROM subjectKey WHERE subjectId = ?', id) !== null;

/** What wraps the keys of a home's subjects, by HKDF-SHA256 from the home's key; null in a plain home. */
export const wrappingKeyOf = (homeKey: Uint8Array | null): Uint8Array | null =>
  homeKey === null
    ? null
    : Buffer.from(hkdfSync('sha256', homeKey, new Uint8Array(0), 'fieldloop subject keys v1', KEY_BYTES));

/** Adds somebody with a key of their own (32 random bytes): what is sealed under it is gone once the key is deleted. */
export function insertSubject(
  db: WritableDb,
  subject: NewSubject,
  key: Uint8Array,
  wrappingKey: Uint8Array | null,
): void {
  db.run(
    `INSERT INTO subject (id, projectId, code, actorId, deviceId, createdAtMs)
     VALUES (:id, :projectId, :code, :actorId, :deviceId, :createdAtMs)`,
    subject,
  );
  const stored = wrapKey(key, subject.id, wrappingKey);
  db.run('INSERT INTO subjectKey (subjectId, key) VALUES (:subjectId, :stored)', { subjectId: subject.id, stored });
}

/** A key of 32 bytes as it is stored; `about` is the id of what it seals. As it is in a plain home. */
export const wrapKey = (key: Uint8Array, about: string, wrappingKey: Uint8Array | null): Uint8Array =>
  wrappingKey === null ? key : sealBytes(wrappingKey, key, about);

/** What `wrapKey` was given; null where it was wrapped by another home's key. */
export function unwrapKey(stored: Uint8Array, about: string, wrappingKey: SealingKey | null): Uint8Array | null {
  if (stored.length === KEY_BYTES) return stored; // of a plain home, or from before keys were wrapped
  return wrappingKey === null ? null : openBytes(wrappingKey, stored, about);
}

/** Somebody whose code and key stay on the laptop that knows them; here the beginning of the id stands for the code. */
export function ensureForeignSubject(db: WritableDb, subject: Omit<NewSubject, 'code'>): void {
  db.run(
    `INSERT INTO subject (id, projectId, code, actorId, deviceId, createdAtMs)
     VALUES (:id, :projectId, :code, :actorId, :deviceId, :createdAtMs) ON CONFLICT (id) DO NOTHING`,
    { ...subject, code: subject.id.slice(0, SHORT_ID_LENGTH) },
  );
}

/** Somebody's key; null once it was deleted, and where it was wrapped by another home's key. */
export function subjectKey(db: ReadableDb, subjectId: string, wrappingKey: Uint8Array | null): Uint8Array | null {
  const stored = db.value<Uint8Array>('SELECT key FROM subjectKey WHERE subjectId = ?', subjectId);
  return stored === null ? null : unwrapKey(stored, subjectId, wrappingKey);
}
