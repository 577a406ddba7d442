import type { ServerStatus } from '../shared/sync-protocol.ts';
import { countBlobs } from './count-blobs.ts';
import type { ServerParts } from './create-server.ts';
import { partFolders } from './parts.ts';

/** What this server holds of one tenant, counted where it lies. A device is one key, however many streams a restored laptop began. */
export async function countAll(
  { storage, blobFolder }: Pick<ServerParts, 'storage' | 'blobFolder'>,
  tenant: string,
): Promise<ServerStatus> {
  const [row] = await storage.all(
    `SELECT (SELECT count(DISTINCT coalesce("deviceKey", "clientId")) FROM client WHERE tenant = $1)::integer AS devices,
            (SELECT count(*) FROM operation WHERE tenant = $1)::integer AS operations,
            (SELECT count(DISTINCT "entityId") FROM operation
             WHERE tenant = $1 AND "entityKind" = 'record')::integer AS records,
            (SELECT count(*) FROM quarantine WHERE tenant = $1)::integer AS quarantined`,
    tenant,
  );
  const counts = await Promise.all(partFolders(blobFolder).map(countBlobs));
  const count = (name: string): number => Number(row?.[name]);
  return {
    devices: count('devices'),
    operations: count('operations'),
    records: count('records'),
    blobs: counts.reduce((sum, blobs) => sum + blobs, 0),
    quarantined: count('quarantined'),
  };
}
