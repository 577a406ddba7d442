import type { MutationResult, PushRefusal } from '../shared/sync-protocol.ts';
import type { Placed } from './place-mutations.ts';
import { type Answer, readAnswers, saveAnswer } from './answers.ts';
import { lockHeads, saveHeads, type Heads } from './scope-heads.ts';
import type { Queries, Storage } from './storage.ts';
import { storeOperation } from './store-operation.ts';

export type Pushed = {
  readonly lastMutationId: number;
  readonly results: readonly MutationResult[];
  /** Why the rest of the batch was not taken; what came before it was. */
  readonly refusal: PushRefusal | null;
};
export type Stream = {
  readonly queries: Queries;
  readonly tenant: string;
  readonly clientId: string;
  readonly heads: Heads;
  /** What the places of this batch were answered, by id. */
  readonly answers: Map<number, Answer>;
  readonly atMs: number;
};

/**
 * Applies a batch with exactly one effect per operation. The client's row is locked first, so that parallel identical
 * pushes queue up: an id already answered gets its stored answer, the next one is applied, a higher one is a gap, and
 * the same id with other content is a fork, kept in quarantine.
 */
export function push(
  storage: Storage,
  tenant: string,
  clientId: string,
  batch: readonly Placed[],
  atMs: number,
): Promise<Pushed> {
  return storage.transaction(async (queries) => {
    const last = await lockClient(queries, tenant, clientId);
    const heads = await lockHeads(queries, tenant, batch);
    const answers = await readAnswers(queries, tenant, clientId, batch);
    const stream: Stream = { queries, tenant, clientId, heads, answers, atMs };
    const pushed = await takeInOrder(stream, last, batch);
    await saveHeads(queries, tenant, heads);
    await queries.all(
      'UPDATE client SET "lastMutationId" = $3 WHERE tenant = $1 AND "clientId" = $2',
      tenant,
      clientId,
      pushed.lastMutationId,
    );
    return pushed;
  });
}

async function lockClient(queries: Queries, tenant: string, clientId: string): Promise<number> {
  const [row] = await queries.all(
    'SELECT "lastMutationId" FROM client WHERE tenant = $1 AND "clientId" = $2 FOR UPDATE',
    tenant,
    clientId,
  );
  if (row === undefined) throw new Error(`client ${clientId} pushes before its device is known`);
  return Number(row['lastMutationId']);
}

async function takeInOrder(stream: Stream, from: number, batch: readonly Placed[]): Promise<Pushed> {
  const results: MutationResult[] = [];
  let last = from;
  for (const placed of batch) {
    if (placed.id > last + 1) return { lastMutationId: last, results, refusal: { refused: 'gap', expected: last + 1 } };
    const answered = placed.id <= last ? await storedAnswer(stream, placed) : await apply(stream, placed);
    if (answered === null) {
      return { lastMutationId: last, results, refusal: { refused: 'fork', mutationId: placed.id } };
    }
    results.push(answered);
    last = Math.max(last, placed.id);
  }
  return { lastMutationId: last, results, refusal: null };
}

/** Null where the same place holds another operation. */
async function storedAnswer(stream: Stream, placed: Placed): Promise<MutationResult | null> {
  const answer = stream.answers.get(placed.id);
  if (answer?.opUuid === placed.opUuid && answer.contentHash === placed.contentHash) {
    return resultOf(placed, answer.reason);
  }
  await quarantine(stream, placed, 'another operation already has this place in the stream');
  return null;
}

/** Stores the effect and the answer; what can never be stored is quarantined, so that it blocks nothing behind it. */
async function apply(stream: Stream, placed: Placed): Promise<MutationResult> {
  const { queries, tenant, clientId, answers } = stream;
  const reason = placed.mutation === null ? placed.reason : await storeOperation(stream, placed.mutation);
  if (reason !== null) await quarantine(stream, placed, reason);
  const { id, opUuid, contentHash } = placed;
  answers.set(id, { opUuid, contentHash, reason });
  await saveAnswer(queries, tenant, clientId, id, { opUuid, contentHash, reason });
  return resultOf(placed, reason);
}

const resultOf = ({ id, opUuid }: Placed, reason: string | null): MutationResult => ({
  id,
  opUuid,
  status: reason === null ? 'stored' : 'quarantined',
  reason,
});

/** Kept as JSON, whose escapes hold every character: the payload can be had back byte for byte. */
async function quarantine({ queries, tenant, clientId, atMs }: Stream, placed: Placed, reason: string): Promise<void> {
  await queries.all(
    `INSERT INTO quarantine (tenant, "clientId", "mutationId", "payloadHash", mutation, reason, "quarantinedAtMs")
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    tenant,
    clientId,
    placed.id,
    placed.contentHash,
    JSON.stringify(placed.sent),
    reason,
    atMs,
  );
}
