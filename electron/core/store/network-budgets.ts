import { NetworkKind, USUAL_BYTES_PER_DAY } from '../../../shared/sync-budget.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export type NetworkLimit = { readonly kind: NetworkKind; readonly bytesPerDay: number | null };

/** What somebody said of a network, or what holds until then. */
export function networkLimit(db: ReadableDb, network: string): NetworkLimit {
  const row = db.first('SELECT kind, bytesPerDay FROM networkLimit WHERE network = ?', network);
  if (row === null) return { kind: 'unknown', bytesPerDay: USUAL_BYTES_PER_DAY };
  const bytesPerDay = row['bytesPerDay'];
  return { kind: NetworkKind.parse(row['kind']), bytesPerDay: bytesPerDay === null ? null : Number(bytesPerDay) };
}

export function setNetworkLimit(db: WritableDb, network: string, limit: NetworkLimit): void {
  db.run(
    `INSERT INTO networkLimit (network, kind, bytesPerDay) VALUES (:network, :kind, :bytesPerDay)
     ON CONFLICT (network) DO UPDATE SET kind = :kind, bytesPerDay = :bytesPerDay`,
    { network, ...limit },
  );
}

/** The day of a moment, in UTC: `2026-11-24`. */
export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

export const bytesUsed = (db: ReadableDb, network: string, day: string): number =>
  db.value<number>('SELECT bytes FROM networkUse WHERE network = ? AND day = ?', network, day) ?? 0;

export function addBytesUsed(db: WritableDb, network: string, day: string, bytes: number): void {
  db.run(
    `INSERT INTO networkUse (network, day, bytes) VALUES (:network, :day, :bytes)
     ON CONFLICT (network, day) DO UPDATE SET bytes = bytes + :bytes`,
    { network, day, bytes },
  );
}

/** Of the changes that wait, before they are packed. */
export const waitingBytes = (db: ReadableDb): number =>
  db.value<number>(
    "SELECT coalesce(sum(length(CAST(payload AS BLOB))), 0) FROM outbox WHERE state IN ('waiting', 'sending')",
  ) ?? 0;
