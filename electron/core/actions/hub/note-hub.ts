import { appendAudit } from '../../store/audit.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { Context } from '../context.ts';

/** That this laptop was opened to a network, or closed again, stands in its audit log; no server needs to know. */
export function noteHub(db: WritableDb, context: Context, action: 'hub.started' | 'hub.stopped', url: string): void {
  const { projectId, actorId, deviceId, now } = context;
  appendAudit(db, { atMs: now(), projectId, actorId, deviceId, action, entityKind: 'hub', entityId: url });
}
