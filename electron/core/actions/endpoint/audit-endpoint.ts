import { appendAudit } from '../../store/audit.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { Context } from '../context.ts';

/** That this laptop answered other programs, or no longer did, stands in its audit log; no server needs to know. */
export function auditEndpoint(
  db: WritableDb,
  { projectId, actorId, deviceId, now }: Context,
  action: 'endpoint.started' | 'endpoint.stopped',
  url: string,
): void {
  appendAudit(db, { atMs: now(), projectId, actorId, deviceId, action, entityKind: 'endpoint', entityId: url });
}
