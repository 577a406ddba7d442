import type { Mutation } from '../shared/sync-protocol.ts';
import type { Stream } from './push.ts';

/** Null when stored now or before by any client; else why it never can be. */
export async function storeOperation(
  { queries, tenant, clientId, heads, atMs }: Stream,
  mutation: Mutation,
): Promise<string | null> {
  const cursor = (heads.get(mutation.projectId) ?? 0) + 1;
  const inserted = await queries.all(
    `INSERT INTO operation (tenant, "opUuid", "clientId", "projectId", "scopeCursor", lane, kind, "entityKind",
                            "entityId", "schemaVersion", payload, "payloadHash", "capturedAtMs", "storedAtMs")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (tenant, "opUuid") DO NOTHING RETURNING "opUuid"`,
    tenant,
    mutation.opUuid,
    clientId,
    mutation.projectId,
    cursor,
    mutation.lane,
    mutation.kind,
    mutation.entityKind,
    mutation.entityId,
    mutation.schemaVersion,
    mutation.payload,
    mutation.payloadHash,
    mutation.capturedAtMs,
    atMs,
  );
  if (inserted.length === 1) {
    heads.set(mutation.projectId, cursor);
    return null;
  }
  const [known] = await queries.all(
    'SELECT "payloadHash" FROM operation WHERE tenant = $1 AND "opUuid" = $2',
    tenant,
    mutation.opUuid,
  );
  return known?.['payloadHash'] === mutation.payloadHash
    ? null
    : 'this operation was stored before with another payload';
}
