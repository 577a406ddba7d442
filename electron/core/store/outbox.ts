import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { MAX_PAYLOAD_LENGTH, type Mutation } from '../../../shared/sync-protocol.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

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

/**
 * P1 what was captured and what it needs to be read, P2 labels and what people say, P4 what describes data sets, runs and
 * models, P5 figures of watching. Receipts, recalls and what else the server signs (P0) never wait here.
 */
const priorityByEntity: Readonly<Record<string, number>> = {
  record: 1,
  subject: 1,
  form: 1,
  project: 1,
  actor: 1,
  label: 2,
  prediction: 2,
  thread: 2,
  alert: 2,
  window: 5,
};
const OTHER_PRIORITY = 4;
/** What goes first is asked for again at each border of what is large. */
const LAST_URGENT = 2;

/** Queues a change for the server in the transaction that makes it, so that one never exists without the other. */
export function enqueue(db: WritableDb, queued: Queued): void {
  const payload = canonicalize(queued.payload);
  if (payload === undefined) throw new Error(`the payload of ${queued.kind} is not JSON`);
  db.run(
    `INSERT INTO outbox (opUuid, projectId, lane, kind, priority, schemaVersion, payload, payloadHash,
                         entityKind, entityId, state, lastError, capturedAtMs)
     VALUES (:opUuid, :projectId, :lane, :kind, :priority, :schemaVersion, :payload, :payloadHash,
             :entityKind, :entityId, :state, :lastError, :capturedAtMs)`,
    {
      ...queued,
      // What no server stores is not sent over a slow link only to be told so.
      ...(payload.length > MAX_PAYLOAD_LENGTH
        ? { state: 'needsYou', lastError: 'it is too large for the server' }
        : { state: 'waiting', lastError: null }),
      priority: priorityByEntity[queued.entityKind] ?? OTHER_PRIORITY,
      schemaVersion: SCHEMA_VERSION,
      payload,
      payloadHash: createHash('sha256').update(payload).digest('hex'),
    },
  );
}

const MUTATION_COLUMNS = `mutationId AS id, opUuid, projectId, lane, kind, entityKind, entityId, schemaVersion, payload,
  payloadHash, capturedAtMs`;

/** Of the payloads of a batch beyond its first; UTF-8 bytes before packing. */
const BATCH_BYTES = 1024 * 1024;

/**
 * The next batch in the order of the client's stream. A row gets its place when it is first put into a batch and keeps
 * it: what may already have reached the server goes again under the same number. What is less urgent than `lastPriority`
 * gets none. Empty when nothing waits.
 */
export function takeBatch(db: WritableDb, limit: number, lastPriority: number): readonly Mutation[] {
  const numbered = Number(
    db.value<number>("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending') AND mutationId IS NOT NULL"),
  );
  if (numbered < limit) numberNext(db, limit - numbered, lastPriority);
  const batch = db
    .all(
      `SELECT ${MUTATION_COLUMNS} FROM outbox WHERE state IN ('waiting', 'sending') AND mutationId IS NOT NULL
       ORDER BY mutationId LIMIT ?`,
      limit,
    )
    .map((row) => row as Mutation); // the columns above are the table's STRICT ones, in the protocol's names
  const some = batch.slice(0, fittingRows(batch));
  for (const { id } of some) {
    db.run("UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE mutationId = :id", { id });
  }
  return some;
}

/** Gives the next rows their places, the urgent first. */
function numberNext(db: WritableDb, limit: number, lastPriority: number): void {
  let last = db.value<number>('SELECT max(mutationId) FROM outbox') ?? 0;
  for (const row of db.all(NEXT_ROWS, lastPriority, limit)) {
    last += 1;
    db.run('UPDATE outbox SET mutationId = :last WHERE id = :id', { last, id: Number(row['id']) });
  }
}

/** By priority, but what stands in a lane behind something less urgent waits for that: a lane keeps its order. */
const NEXT_ROWS = `SELECT id FROM outbox AS next WHERE state = 'waiting' AND mutationId IS NULL AND priority <= ?
  AND NOT EXISTS (SELECT 1 FROM outbox AS earlier
    WHERE earlier.state = 'waiting' AND earlier.mutationId IS NULL AND earlier.projectId = next.projectId
      AND earlier.lane = next.lane AND earlier.id < next.id AND earlier.priority > next.priority)
  ORDER BY priority, id LIMIT ?`;

function fittingRows(batch: readonly Mutation[]): number {
  let bytes = 0;
  const beyond = batch.findIndex(({ payload }, row) => {
    bytes += Buffer.byteLength(payload);
    return row > 0 && bytes > BATCH_BYTES;
  });
  return beyond < 0 ? batch.length : beyond;
}

/** Whether something waits that goes before anything large. */
export const hasUrgent = (db: ReadableDb): boolean =>
  db.first(
    `SELECT 1 FROM outbox WHERE state = 'waiting' AND mutationId IS NULL AND priority <= ${LAST_URGENT} LIMIT 1`,
  ) !== null;

/** Puts what was on its way back among the waiting; the numbers stay. */
export function stopSending(db: WritableDb, reason: string | null): void {
  db.run("UPDATE outbox SET state = 'waiting', lastError = :reason WHERE state = 'sending'", { reason });
}

/** The server's own memory ends before `expected` (it was restored): all from there on goes again. False where this home has no such place. */
export function rewindTo(db: WritableDb, expected: number): boolean {
  if (db.first('SELECT id FROM outbox WHERE mutationId = ?', expected) === null) return false;
  db.run("UPDATE outbox SET state = 'waiting', receiptId = NULL WHERE mutationId >= :expected", { expected });
  return true;
}

/** A new stream under a new client id: places are given anew, and receipts stay with what was received. */
export function forgetPlaces(db: WritableDb): void {
  db.run("UPDATE outbox SET mutationId = NULL, state = CASE state WHEN 'sending' THEN 'waiting' ELSE state END");
}

/**
 * What the sync screen lists: what is still to go in the order in which it goes, everything else newest first. `state`
 * null means every state.
 */
export function listOutbox(db: ReadableDb, state: string | null, limit: number): readonly Row[] {
  const order = state === 'waiting' || state === 'sending' ? 'priority, outbox.id' : 'outbox.id DESC';
  return db.all(
    `SELECT outbox.id, outbox.kind, entityId, state, length(CAST(payload AS BLOB)) AS sizeBytes, receiptId, lastError,
            capturedAtMs, lineageNode.label, receipt.receivedAtMs
     FROM outbox LEFT JOIN lineageNode ON lineageNode.id = outbox.entityId LEFT JOIN receipt ON receipt.id = receiptId
     WHERE ? IS NULL OR state = ? ORDER BY ${order} LIMIT ?`,
    state,
    state,
    limit,
  );
}
