import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ReadableDb, WritableDb } from './open-database.ts';

export type AuditEntry = {
  readonly atMs: number;
  readonly projectId: string | null;
  readonly actorId: string;
  readonly deviceId: string;
  readonly action: string;
  readonly entityKind: string;
  readonly entityId: string;
};

/** Where the chain begins: the hash that the first entry covers. */
export const GENESIS = '0'.repeat(64);

/** Adds one entry whose hash covers the one before it: sha256 over the previous hash and the entry's RFC 8785 text. */
export function appendAudit(db: WritableDb, entry: AuditEntry): void {
  const text = canonicalText(entry);
  const previous = db.value<string>('SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1') ?? GENESIS;
  db.run('INSERT INTO audit (entry, hash) VALUES (:text, :hash)', { text, hash: chainHash(previous, text) });
}

export type AuditRow = { readonly sequence: number; readonly text: string; readonly hash: string };

/** The next entries after a sequence number, in order; from 0 on, the whole chain. */
export const auditAfter = (db: ReadableDb, sequence: number, limit: number): readonly AuditRow[] =>
  db
    .all('SELECT sequence, entry, hash FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?', sequence, limit)
    .map((row) => ({ sequence: Number(row['sequence']), text: String(row['entry']), hash: String(row['hash']) }));

export const countAudit = (db: ReadableDb): number => db.value<number>('SELECT count(*) FROM audit') ?? 0;

/** What an entry's hash must be: sha256 over the hash before it and its text. */
export const chainHash = (previous: string, text: string): string =>
  createHash('sha256').update(previous).update('\n').update(text).digest('hex');

function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('an audit entry must be JSON');
  return text;
}
