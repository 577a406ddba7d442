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
const GENESIS = '0'.repeat(64);

/** Adds one entry whose hash covers the one before it: sha256 over the previous hash and the entry's RFC 8785 text. */
export function appendAudit(db: WritableDb, entry: AuditEntry): void {
  const text = canonicalText(entry);
  const previous = db.value<string>('SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1') ?? GENESIS;
  db.run('INSERT INTO audit (entry, hash) VALUES (:text, :hash)', { text, hash: chainHash(previous, text) });
}

/** Walks the chain; each entry that its hash does not cover is named by its sequence number. */
export function verifyAudit(db: ReadableDb): { entries: number; damaged: { id: string; why: string }[] } {
  const damaged: { id: string; why: string }[] = [];
  let previous = GENESIS;
  let expected = 1;
  const rows = db.all('SELECT sequence, entry, hash FROM audit ORDER BY sequence');
  for (const row of rows) {
    if (row['sequence'] !== expected) damaged.push({ id: String(expected), why: 'an entry is missing' });
    const hash = String(row['hash']);
    if (chainHash(previous, String(row['entry'])) !== hash) {
      damaged.push({ id: String(row['sequence']), why: 'its hash does not cover its text and the entry before it' });
    }
    previous = hash;
    expected = Number(row['sequence']) + 1;
  }
  return { entries: rows.length, damaged };
}

const chainHash = (previous: string, text: string): string =>
  createHash('sha256').update(previous).update('\n').update(text).digest('hex');

function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('an audit entry must be JSON');
  return text;
}
