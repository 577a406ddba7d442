import canonicalize from 'canonicalize';
import { z } from 'zod';
import { PackedBatch } from './packing/pack-batch.ts';
import { AppError } from './result.ts';

/** Raised whenever a shape below changes; the server refuses what it does not know. */
export const SYNC_PROTOCOL = 3;

/** What a server of today takes: laptops in the field are updated long after it. */
export const Spoken = z.literal([2, SYNC_PROTOCOL]);

/** The longest payload that a server stores, in UTF-16 units; a longer one is quarantined. */
export const MAX_PAYLOAD_LENGTH = 4 * 1024 * 1024;

/** PostgreSQL's text holds neither NUL nor half a surrogate pair. */
const plainText = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\0\p{Cs}]*$/u, 'holds a character that no database takes');
const name = (longest: number) => plainText(longest).min(1);
/** What both databases hold in an integer column. */
const count = z.int().min(0).max(2_147_483_647);
const streamId = z.string().regex(/^[\w.-]{1,64}$/);

/** One queued change. `payload` is RFC 8785 text and travels as text, so that its sha256 holds on both sides. */
export const Mutation = z.object({
  /** Place in this client's stream, from 1, without gaps. */
  id: count.min(1),
  opUuid: name(64),
  projectId: name(64),
  lane: plainText(200),
  kind: plainText(100),
  entityKind: plainText(100),
  entityId: plainText(200),
  schemaVersion: count.min(1),
  payload: plainText(MAX_PAYLOAD_LENGTH),
  /** Lower-case hexadecimal sha256 of the payload's UTF-8. */
  payloadHash: z.string().regex(/^[0-9a-f]{64}$/),
  capturedAtMs: z.int(),
});
export type Mutation = z.infer<typeof Mutation>;

/** What a client of protocol 2 sends, and one of protocol 3 to a server of protocol 2. */
export const PushRequest = z.object({
  proto: Spoken,
  clientId: streamId,
  epoch: count.min(1),
  mutations: z.array(Mutation).min(1).max(500),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** What the server reads first: each mutation is judged alone, so that a malformed one blocks nothing beside it. */
export const PushEnvelope = PushRequest.extend({ mutations: z.array(z.unknown()).min(1).max(500) });
export type PushEnvelope = z.infer<typeof PushEnvelope>;

/**
 * What a client of protocol 3 sends: the same mutations by columns. In the place of the payload's hash stand its first
 * `CHECK_LENGTH` digits as `check`: enough to tell a payload that was damaged, 28 bytes less to send.
 */
export const PackedPush = z.object({
  proto: z.literal(SYNC_PROTOCOL),
  clientId: streamId,
  epoch: count.min(1),
  batch: PackedBatch,
});
export type PackedPush = z.infer<typeof PackedPush>;
export const CHECK_LENGTH = 8;

export const MutationResult = z.object({
  id: z.int(),
  opUuid: z.string(),
  status: z.enum(['stored', 'quarantined']),
  reason: z.string().nullable(),
});
export type MutationResult = z.infer<typeof MutationResult>;

export const PushReply = z.object({
  clientId: z.string(),
  epoch: z.int(),
  lastMutationId: z.int(),
  results: z.array(MutationResult),
  serverTime: z.int(),
  serverId: z.string(),
  receipt: z.object({ id: z.string(), signature: z.string() }),
});
export type PushReply = z.infer<typeof PushReply>;

/** What a receipt's Ed25519 signature covers: everything in the reply but the signature, as RFC 8785 text. */
export function receiptText(reply: Omit<PushReply, 'receipt'>, receiptId: string): string {
  const { clientId, epoch, lastMutationId, results, serverTime, serverId } = reply;
  return canonicalText({ clientId, epoch, lastMutationId, results, serverTime, serverId, receiptId });
}

function canonicalText(value: Readonly<Record<string, unknown>>): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('what is signed must be JSON');
  return text;
}

/** Status 409: `gap` names the id the server waits for; `fork` says that this client's stream has split in two. */
export const PushRefusal = z.discriminatedUnion('refused', [
  z.object({ refused: z.literal('gap'), expected: z.int() }),
  z.object({ refused: z.literal('fork'), mutationId: z.int() }),
]);
export type PushRefusal = z.infer<typeof PushRefusal>;

export const PullRequest = z.object({
  proto: Spoken,
  clientId: streamId,
  projectId: name(64),
  cookie: count,
});
export type PullRequest = z.infer<typeof PullRequest>;

export const PullReply = z.object({
  patch: z.array(z.object({ cursor: z.int(), kind: z.string(), payload: z.string() })),
  cookie: z.int(),
  more: z.boolean(),
});
export type PullReply = z.infer<typeof PullReply>;

/** Any other status: the request had no effect; `code` is stable, `message` says the reason. */
export const ServerRefusal = z.object({ error: AppError });
export type ServerRefusal = z.infer<typeof ServerRefusal>;

/**
 * What `/health?nonce=…` answers. The public key is SPKI DER in base64; a client pins it at first contact and signs its
 * requests over the challenge. The signature shows that whoever answers holds the key, before anything is sent to him.
 */
export const ServerHealth = z.object({
  proto: z.int(),
  serverId: z.string(),
  publicKey: z.string(),
  challenge: z.string().regex(/^[\w.-]{1,200}$/),
  serverTime: z.int(),
  signature: z.string(),
});
export type ServerHealth = z.infer<typeof ServerHealth>;

/** What the signature of `/health` covers: the answer and the nonce that the client asked with, as RFC 8785 text. */
export function healthText(health: Omit<ServerHealth, 'signature'>, nonce: string): string {
  const { proto, serverId, publicKey, challenge, serverTime } = health;
  return canonicalText({ proto, serverId, publicKey, challenge, serverTime, nonce });
}

export const ServerStatus = z.object({
  devices: z.int(),
  operations: z.int(),
  records: z.int(),
  blobs: z.int(),
  quarantined: z.int(),
});
export type ServerStatus = z.infer<typeof ServerStatus>;
