import { randomBytes } from 'node:crypto';
import { Draft, DraftContent } from '../../../shared/draft.ts';
import { namePhotosOfDraft } from './photos.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import { unwrapKey, wrapKey } from './subjects.ts';

export type NewDraft = {
  readonly id: string;
  readonly projectId: string;
  readonly actorId: string;
  readonly deviceId: string;
  readonly savedAtMs: number;
};

/**
 * Keeps what was typed so far, in place of what the draft held before. A visit being typed names somebody before there
 * is a subject, so all of it is sealed under a key of the draft's own: whoever deletes the row has erased it.
 */
export function putDraft(db: WritableDb, draft: NewDraft, content: DraftContent, wrappingKey: Uint8Array | null): void {
  const known = db.value<Uint8Array>('SELECT key FROM draft WHERE id = ?', draft.id);
  const key = (known === null ? null : unwrapKey(known, draft.id, wrappingKey)) ?? randomBytes(32);
  db.run(
    `INSERT INTO draft (id, projectId, key, sealed, actorId, deviceId, startedAtMs, savedAtMs)
     VALUES (:id, :projectId, :key, :sealed, :actorId, :deviceId, :savedAtMs, :savedAtMs)
     ON CONFLICT (id) DO UPDATE SET key = :key, sealed = :sealed, actorId = :actorId, savedAtMs = :savedAtMs`,
    {
      ...draft,
      key: wrapKey(key, draft.id, wrappingKey),
      sealed: sealBytes(key, Buffer.from(JSON.stringify(content)), draft.id),
    },
  );
  namePhotosOfDraft(db, draft.id, content.values);
}

/** What is being typed in a project, the newest first; one whose key does not open here is left out. */
export const listDrafts = (db: ReadableDb, projectId: string, wrappingKey: Uint8Array | null): readonly Draft[] =>
  db
    .all('SELECT * FROM draft WHERE projectId = ? ORDER BY savedAtMs DESC, id', projectId)
    .flatMap((row) => draftOf(row, wrappingKey) ?? []);

function draftOf(row: Row, wrappingKey: Uint8Array | null): Draft | null {
  const { id, key, sealed } = row as { id: string; key: Uint8Array; sealed: Uint8Array }; // STRICT columns of the table
  const opened = unwrapKey(key, id, wrappingKey);
  const content = opened === null ? null : openBytes(opened, sealed, id);
  if (content === null) return null;
  const typed = DraftContent.parse(JSON.parse(Buffer.from(content).toString()));
  return Draft.parse({ ...row, ...typed });
}

/** Whose project a draft is; null where there is none of that id. */
export const draftProject = (db: ReadableDb, id: string): string | null =>
  db.value<string>('SELECT projectId FROM draft WHERE id = ?', id);

/** Bytes of the drafts that were last saved before. */
export const oldDraftBytes = (db: ReadableDb, beforeMs: number): number =>
  db.value<number>('SELECT coalesce(sum(length(key) + length(sealed)), 0) FROM draft WHERE savedAtMs < ?', beforeMs) ??
  0;

/** Deletes the drafts of all projects that were last saved before, with the keys that open them. */
export function deleteOldDrafts(db: WritableDb, beforeMs: number): void {
  db.run('DELETE FROM draft WHERE savedAtMs < :beforeMs', { beforeMs });
}

export function deleteDraft(db: WritableDb, projectId: string, id: string): void {
  db.run('DELETE FROM draft WHERE id = :id AND projectId = :projectId', { id, projectId });
}
