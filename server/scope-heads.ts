import type { Placed } from './place-mutations.ts';
import type { Queries } from './storage.ts';

/** The last cursor given out in each project that a batch touches. */
export type Heads = Map<string, number>;

/**
 * Locks the heads of all projects of a batch until the commit: whoever reads a cursor finds every lower one committed
 * (a sequence could not promise that, its order is not that of commits). Always in the order of the ids, so that two
 * batches over the same projects never wait for each other in a circle.
 */
export async function lockHeads(queries: Queries, tenant: string, batch: readonly Placed[]): Promise<Heads> {
  const projectIds = new Set(batch.flatMap(({ mutation }) => (mutation === null ? [] : [mutation.projectId])));
  const heads: Heads = new Map();
  for (const projectId of [...projectIds].toSorted()) {
    await queries.all('INSERT INTO scope VALUES ($1, $2, 0) ON CONFLICT DO NOTHING', tenant, projectId);
    const [scope] = await queries.all(
      'SELECT head FROM scope WHERE tenant = $1 AND "projectId" = $2 FOR UPDATE',
      tenant,
      projectId,
    );
    heads.set(projectId, Number(scope?.['head']));
  }
  return heads;
}

export async function saveHeads(queries: Queries, tenant: string, heads: Heads): Promise<void> {
  for (const [projectId, head] of heads) {
    await queries.all('UPDATE scope SET head = $3 WHERE tenant = $1 AND "projectId" = $2', tenant, projectId, head);
  }
}
