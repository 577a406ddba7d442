import type { ReadableDb, WritableDb } from './open-database.ts';

export type NewSubject = {
  readonly id: string;
  readonly projectId: string;
  readonly code: string;
  readonly actorId: string;
  readonly deviceId: string;
  readonly createdAtMs: number;
};

export const subjectIdByCode = (db: ReadableDb, projectId: string, code: string): string | null =>
  db.value<string>('SELECT id FROM subject WHERE projectId = ? AND code = ?', projectId, code);

/** Adds somebody with a key of their own (32 random bytes): what is sealed under it is gone once the key is deleted. */
export function insertSubject(db: WritableDb, subject: NewSubject, key: Uint8Array): void {
  db.run(
    `INSERT INTO subject (id, projectId, code, actorId, deviceId, createdAtMs)
     VALUES (:id, :projectId, :code, :actorId, :deviceId, :createdAtMs)`,
    subject,
  );
  db.run('INSERT INTO subjectKey (subjectId, key) VALUES (:subjectId, :key)', { subjectId: subject.id, key });
}
