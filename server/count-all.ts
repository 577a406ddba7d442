import type { ServerStatus } from '../shared/sync-protocol.ts';
import type { Queries } from './storage.ts';

/** What lies in the database of one tenant. A device is one key, however many streams a restored laptop began. */
export async function countAll(queries: Queries, tenant: string): Promise<ServerStatus> {
  const [row] = await queries.all(
    `SELECT (SELECT count(DISTINCT coalesce("deviceKey", "clientId")) FROM client WHERE tenant = $1)::integer AS devices,
            (SELECT count(*) FROM operation WHERE tenant = $1)::integer AS operations,
            (SELECT count(DISTINCT "entityId") FROM operation
             WHERE tenant = $1 AND "entityKind" = 'record')::integer AS records,
            (SELECT count(*) FROM quarantine WHERE tenant = $1)::integer AS quarantined`,
    tenant,
  );
  const count = (name: string): number => Number(row?.[name]);
  return {
    devices: count('devices'),
    operations: count('operations'),
    records: count('records'),
    blobs: 0,
    quarantined: count('quarantined'),
  };
}
