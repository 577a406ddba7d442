import type { PullReply, PullRequest } from '../shared/sync-protocol.ts';
import type { Queries } from './storage.ts';

/** Small enough that a cut link repeats little; the first change of a page always goes, however large it is. */
const PAGE_ROWS = 200;
const PAGE_BYTES = 64 * 1024;

/** What other clients brought to a project after `cookie`, in the server's order; asking again after a cut is safe. */
export async function pull(queries: Queries, tenant: string, request: PullRequest): Promise<PullReply> {
  const rows = await queries.all(
    `SELECT "scopeCursor", kind, payload, found FROM (
       SELECT "scopeCursor", kind, payload, count(*) OVER () AS found,
              row_number() OVER (ORDER BY "scopeCursor") AS place,
              sum(octet_length(payload)) OVER (ORDER BY "scopeCursor") - octet_length(payload) AS "bytesBefore"
       FROM (SELECT "scopeCursor", kind, payload FROM operation
             WHERE tenant = $1 AND "projectId" = $2 AND "scopeCursor" > $3 AND "clientId" <> $4
             ORDER BY "scopeCursor" LIMIT ${PAGE_ROWS + 1}) AS following) AS measured
     WHERE place <= ${PAGE_ROWS} AND "bytesBefore" < ${PAGE_BYTES} ORDER BY "scopeCursor"`,
    tenant,
    request.projectId,
    request.cookie,
    request.clientId,
  );
  const patch = rows.map((row) => ({
    cursor: Number(row['scopeCursor']),
    kind: String(row['kind']),
    payload: String(row['payload']),
  }));
  const more = rows.length < Number(rows[0]?.['found'] ?? 0);
  return { patch, cookie: patch.at(-1)?.cursor ?? request.cookie, more };
}
