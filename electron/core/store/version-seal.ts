import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

/** What a version's row says, as it is stored: JSON columns as their text. */
export type SealedRow = {
  readonly id: string;
  readonly rows: number;
  readonly digest: string;
  readonly columns: string;
  readonly profile: string;
  readonly source: string;
};

/**
 * sha256 over what a version's row says, so that a changed bit in its description, profile or source is found: the
 * digest covers values, names and types only.
 */
export function sealOf({ id, rows, digest, columns, profile, source }: SealedRow): string {
  return createHash('sha256')
    .update(canonicalize([id, rows, digest, columns, profile, source]) ?? '')
    .digest('hex');
}

export const sealedRowOf = (row: Row): SealedRow => ({
  id: String(row['id']),
  rows: Number(row['rows']),
  digest: String(row['digest']),
  columns: String(row['columns']),
  profile: String(row['profile']),
  source: String(row['source']),
});

/** Seals versions from before there were seals, as they are now. */
export function sealUnsealed(db: WritableDb): void {
  for (const row of unsealed(db)) {
    const seal = sealOf(sealedRowOf(row));
    db.run('UPDATE datasetVersion SET seal = :seal WHERE id = :id', { seal, id: String(row['id']) });
  }
}

const unsealed = (db: ReadableDb): readonly Row[] =>
  db.all('SELECT id, "rows", digest, columns, profile, source FROM datasetVersion WHERE seal IS NULL');
