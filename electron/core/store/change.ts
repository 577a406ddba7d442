import type { AuditEntry } from './audit.ts';
import { appendAudit } from './audit.ts';
import type { WritableDb } from './open-database.ts';
import { enqueue } from './outbox.ts';
import { noteEffect, type StepOfRun } from './pipeline-steps.ts';

/** Who did something, where and when. */
export type Doing = {
  readonly projectId: string;
  readonly actorId: string;
  readonly deviceId: string;
  readonly now: () => number;
  readonly newId: () => string;
  /** Where a pipeline does it. */
  readonly step?: StepOfRun | undefined;
};

export type Change = {
  /** Noun and past verb: `dataset.imported`, `label.added`. */
  readonly kind: string;
  /** The entity whose operations must stay in order. */
  readonly lane: string;
  readonly entityKind: string;
  readonly entityId: string;
  /** What the server gets; never holds a direct identifier. */
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Queues a change for the server and writes it into the audit log, in the transaction that makes it. */
export function recordChange(db: WritableDb, doing: Doing, change: Change): void {
  const atMs = doing.now();
  enqueue(db, { ...change, projectId: doing.projectId, opUuid: doing.newId(), capturedAtMs: atMs });
  const entry: AuditEntry = {
    atMs,
    projectId: doing.projectId,
    actorId: doing.actorId,
    deviceId: doing.deviceId,
    action: change.kind,
    entityKind: change.entityKind,
    entityId: change.entityId,
  };
  appendAudit(db, entry);
  if (doing.step !== undefined) noteEffect(db, doing.step, change.entityKind, change.entityId);
}
