import { createHash } from 'node:crypto';
import type { Mutation, MutationResult, PushRefusal, PushRequest } from '../shared/sync-protocol.ts';
import type { Queries, Storage } from './storage.ts';

export type Pushed = { readonly lastMutationId: number; readonly results: readonly MutationResult[] };
type Stream = { readonly queries: Queries; readonly tenant: string; readonly clientId: string; readonly atMs: number };

/**
 * Applies a batch with exactly one effect per operation. The client's row is locked first, so that parallel identical
 * pushes queue up: an id already answered gets its stored answer, the next one is applied, a higher one is a gap, and
 * the same id with another payload is a fork, kept in quarantine.
 */
export function push(
  storage: Storage,
  tenant: string,
  request: PushRequest,
  atMs: number,
): Promise<Pushed | PushRefusal> {
  return storage.transaction(async (queries) => {
    const stream: Stream = { queries, tenant, clientId: request.clientId, atMs };
    let last = await lockClient(stream);
    const results: MutationResult[] = [];
    for (const mutation of request.mutations) {
      if (mutation.id > last + 1) return { refused: 'gap', expected: last + 1 };
      const answered = mutation.id <= last ? await storedAnswer(stream, mutation) : await apply(stream, mutation);
      if (answered === null) return { refused: 'fork', mutationId: mutation.id };
      results.push(answered);
      last = Math.max(last, mutation.id);
    }
    await queries.all(
      'UPDATE client SET "lastMutationId" = $3, "seenAtMs" = $4 WHERE tenant = $1 AND "clientId" = $2',
      tenant,
      request.clientId,
      last,
      atMs,
    );
    return { lastMutationId: last, results };
  });
}

async function lockClient({ queries, tenant, clientId, atMs }: Stream): Promise<number> {
  await queries.all('INSERT INTO client VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING', tenant, clientId, atMs);
  const [row] = await queries.all(
    'SELECT "lastMutationId" FROM client WHERE tenant = $1 AND "clientId" = $2 FOR UPDATE',
    tenant,
    clientId,
  );
  return Number(row?.['lastMutationId']);
}

/** Null where the same place holds another operation. */
async function storedAnswer(stream: Stream, mutation: Mutation): Promise<MutationResult | null> {
  const [row] = await stream.queries.all(
    'SELECT * FROM mutation WHERE tenant = $1 AND "clientId" = $2 AND "mutationId" = $3',
    stream.tenant,
    stream.clientId,
    mutation.id,
  );
  if (row?.['opUuid'] === mutation.opUuid && row['payloadHash'] === mutation.payloadHash) {
    return resultOf(mutation, row['reason'] === null ? null : String(row['reason']));
  }
  await quarantine(stream, mutation, 'another operation already has this place in the stream');
  return null;
}

/** Stores the effect and the answer; what can never be stored is quarantined, so that it blocks nothing behind it. */
async function apply(stream: Stream, mutation: Mutation): Promise<MutationResult> {
  const reason = poison(mutation) ?? (await storeOperation(stream, mutation));
  if (reason !== null) await quarantine(stream, mutation, reason);
  await stream.queries.all(
    'INSERT INTO mutation VALUES ($1, $2, $3, $4, $5, $6, $7)',
    stream.tenant,
    stream.clientId,
    mutation.id,
    mutation.opUuid,
    mutation.payloadHash,
    reason === null ? 'stored' : 'quarantined',
    reason,
  );
  return resultOf(mutation, reason);
}

const resultOf = (mutation: Mutation, reason: string | null): MutationResult => ({
  id: mutation.id,
  opUuid: mutation.opUuid,
  status: reason === null ? 'stored' : 'quarantined',
  reason,
});

function poison(mutation: Mutation): string | null {
  if (createHash('sha256').update(mutation.payload).digest('hex') !== mutation.payloadHash) {
    return 'the payload does not match its hash';
  }
  try {
    JSON.parse(mutation.payload);
    return null;
  } catch {
    return 'the payload is not JSON';
  }
}

/** Null when stored or already there; else why not. The scope's head stays locked until the commit, so no puller skips a row. */
async function storeOperation({ queries, tenant, clientId, atMs }: Stream, mutation: Mutation): Promise<string | null> {
  await queries.all('INSERT INTO scope VALUES ($1, $2, 0) ON CONFLICT DO NOTHING', tenant, mutation.projectId);
  const [scope] = await queries.all(
    'SELECT head FROM scope WHERE tenant = $1 AND "projectId" = $2 FOR UPDATE',
    tenant,
    mutation.projectId,
  );
  const cursor = Number(scope?.['head']) + 1;
  const inserted = await queries.all(
    `INSERT INTO operation VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
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
    await queries.all(
      'UPDATE scope SET head = $3 WHERE tenant = $1 AND "projectId" = $2',
      tenant,
      mutation.projectId,
      cursor,
    );
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

async function quarantine(stream: Stream, mutation: Mutation, reason: string): Promise<void> {
  await stream.queries.all(
    'INSERT INTO quarantine VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING',
    stream.tenant,
    stream.clientId,
    mutation.id,
    mutation.payloadHash,
    JSON.stringify(mutation),
    reason,
    stream.atMs,
  );
}
