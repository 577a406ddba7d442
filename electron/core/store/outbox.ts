import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { WritableDb } from './open-database.ts';

export type Queued = {
  readonly opUuid: string;
  readonly projectId: string;
  readonly lane: string;
  readonly kind: string;
  readonly entityKind: string;
  readonly entityId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly capturedAtMs: number;
};

/** The shape of payloads; the server keeps upcasters from older ones. */
const SCHEMA_VERSION = 1;

/** P1 records before P2 labels and predictions, before P4 the large; receipts (P0) never wait here. */
const priorityByEntity: Readonly<Record<string, number>> = { record: 1, label: 2, prediction: 2 };

/** Queues a change for the server in the transaction that makes it, so that one never exists without the other. */
export function enqueue(db: WritableDb, queued: Queued): void {
  const payload = canonicalize(queued.payload);
  if (payload === undefined) throw new Error(`the payload of ${queued.kind} is not JSON`);
  db.run(
    `INSERT INTO outbox (opUuid, projectId, lane, kind, priority, schemaVersion, payload, payloadHash,
                         entityKind, entityId, state, capturedAtMs)
     VALUES (:opUuid, :projectId, :lane, :kind, :priority, :schemaVersion, :payload, :payloadHash,
             :entityKind, :entityId, 'waiting', :capturedAtMs)`,
    {
      ...queued,
      priority: priorityByEntity[queued.entityKind] ?? 3,
      schemaVersion: SCHEMA_VERSION,
      payload,
      payloadHash: createHash('sha256').update(payload).digest('hex'),
    },
  );
}
