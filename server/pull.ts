import type { PullReply, PullRequest } from '../shared/sync-protocol.ts';
import type { Queries } from './storage.ts';

/** Small enough that a cut link repeats little. */
const PAGE = 200;

/** What other clients brought to a project after `cookie`, in the server's order; asking again after a cut is safe. */
export async function pull(queries: Queries, tenant: string, request: PullRequest): Promise<PullReply> {
  const rows = await queries.all(
    `SELECT "scopeCursor", kind, payload FROM operation
     WHERE tenant = $1 AND "projectId" = $2 AND "scopeCursor" > $3 AND "clientId" <> $5
     ORDER BY "scopeCursor" LIMIT $4`,
    tenant,
    request.projectId,
    request.cookie,
    PAGE,
    request.clientId,
  );
  const patch = rows.map((row) => ({
    cursor: Number(row['scopeCursor']),
    kind: String(row['kind']),
    payload: String(row['payload']),
  }));
  return { patch, cookie: Number(rows.at(-1)?.['scopeCursor'] ?? request.cookie), more: rows.length === PAGE };
}
