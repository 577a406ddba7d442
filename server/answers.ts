import type { Placed } from './place-mutations.ts';
import type { Queries } from './storage.ts';

/** What a place in a client's stream was answered; stored where there is no reason against it. */
export type Answer = { readonly opUuid: string; readonly contentHash: string; readonly reason: string | null };

/** In one query, because a batch that comes again comes whole. (A parameter of type json would be quoted twice by one driver.) */
export async function readAnswers(
  queries: Queries,
  tenant: string,
  clientId: string,
  batch: readonly Placed[],
): Promise<Map<number, Answer>> {
  const rows = await queries.all(
    `SELECT "mutationId", "opUuid", "payloadHash", reason FROM mutation
     WHERE tenant = $1 AND "clientId" = $2
       AND "mutationId" IN (SELECT value::bigint FROM json_array_elements_text($3::text::json))`,
    tenant,
    clientId,
    JSON.stringify(batch.map(({ id }) => id)),
  );
  return new Map(
    rows.map((row) => [
      Number(row['mutationId']),
      {
        opUuid: String(row['opUuid']),
        contentHash: String(row['payloadHash']),
        reason: row['reason'] === null ? null : String(row['reason']),
      },
    ]),
  );
}

export async function saveAnswer(
  queries: Queries,
  tenant: string,
  clientId: string,
  mutationId: number,
  { opUuid, contentHash, reason }: Answer,
): Promise<void> {
  await queries.all(
    `INSERT INTO mutation (tenant, "clientId", "mutationId", "opUuid", "payloadHash", status, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    tenant,
    clientId,
    mutationId,
    opUuid,
    contentHash,
    reason === null ? 'stored' : 'quarantined',
    reason,
  );
}
