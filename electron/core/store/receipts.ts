import type { PushReply } from '../../../shared/sync-protocol.ts';
import { addEdge, addNode } from './lineage.ts';
import type { WritableDb } from './open-database.ts';

/** Marks what a verified reply says of each operation, keeps the receipt, and ties entities to it in the lineage. */
export function applyReceipt(db: WritableDb, reply: PushReply, body: string, atMs: number): void {
  const { id, signature } = reply.receipt;
  db.run('INSERT OR IGNORE INTO receipt VALUES (:id, :body, :signature, :atMs)', { id, body, signature, atMs });
  for (const result of reply.results) {
    const stored = result.status === 'stored';
    const changed = db.run(
      `UPDATE outbox SET state = :state, receiptId = :receiptId, lastError = :reason
       WHERE opUuid = :opUuid AND mutationId = :id AND state = 'sending'`,
      {
        state: stored ? 'received' : 'needsYou',
        receiptId: stored ? id : null,
        reason: result.reason,
        opUuid: result.opUuid,
        id: result.id,
      },
    );
    if (stored && changed === 1) linkReceipt(db, result.opUuid, id, atMs);
  }
}

/** Entities without a lineage node (a person, a project) get no edge. */
function linkReceipt(db: WritableDb, opUuid: string, receiptId: string, atMs: number): void {
  const row = db.first(
    `SELECT outbox.projectId, outbox.entityId FROM outbox JOIN lineageNode ON lineageNode.id = outbox.entityId
     WHERE outbox.opUuid = ?`,
    opUuid,
  );
  if (row === null) return;
  addNode(db, {
    id: receiptId,
    kind: 'receipt',
    label: receiptId.slice(0, 8),
    projectId: String(row['projectId']),
    atMs,
  });
  addEdge(db, String(row['entityId']), receiptId, 'received');
}
