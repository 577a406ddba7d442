import { fail, ok, type Result } from '../shared/result.ts';
import type { Signed } from './check-signature.ts';
import type { Queries } from './storage.ts';

/**
 * Pins the device's key to its client id at first contact, and notes when it was here and how far its clock is off.
 * Error: `sync.otherDevice` where the client id belongs to another key.
 */
export async function knowDevice(
  queries: Queries,
  tenant: string,
  { clientId, deviceKey, createdAtMs }: Signed,
  nowMs: number,
): Promise<Result<void>> {
  const known = await queries.all(
    `INSERT INTO client AS known (tenant, "clientId", "lastMutationId", "seenAtMs", "deviceKey", "clockSkewMs")
     VALUES ($1, $2, 0, $3, $4, $5)
     ON CONFLICT (tenant, "clientId") DO UPDATE
       SET "seenAtMs" = $3, "clockSkewMs" = $5, "deviceKey" = excluded."deviceKey"
       WHERE coalesce(known."deviceKey", excluded."deviceKey") = excluded."deviceKey"
     RETURNING known."clientId"`,
    tenant,
    clientId,
    nowMs,
    deviceKey,
    createdAtMs - nowMs,
  );
  if (known.length === 1) return ok(undefined);
  return fail(
    'sync.otherDevice',
    'This client is known with the key of another device.',
    'Whoever runs the server can say which laptop it is.',
  );
}
