import canonicalize from 'canonicalize';
import { z } from 'zod';

/** Raised whenever a shape below changes; the server refuses what it does not know. */
export const SYNC_PROTOCOL = 1;

/** One queued change. `payload` is RFC 8785 text and travels as text, so that its sha256 holds on both sides. */
export const Mutation = z.object({
  /** Place in this client's stream, from 1, without gaps. */
  id: z.int().min(1),
  opUuid: z.string().min(1).max(64),
  projectId: z.string().min(1).max(64),
  lane: z.string().max(200),
  kind: z.string().max(100),
  entityKind: z.string().max(100),
  entityId: z.string().max(200),
  schemaVersion: z.int().min(1),
  payload: z.string(),
  payloadHash: z.string().length(64),
  capturedAtMs: z.int(),
});
export type Mutation = z.infer<typeof Mutation>;

export const PushRequest = z.object({
  proto: z.literal(SYNC_PROTOCOL),
  clientId: z.string().min(1).max(64),
  epoch: z.int().min(1),
  mutations: z.array(Mutation).min(1).max(500),
});
export type PushRequest = z.infer<typeof PushRequest>;

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
  const text = canonicalize({ clientId, epoch, lastMutationId, results, serverTime, serverId, receiptId });
  if (text === undefined) throw new Error('a receipt must be JSON');
  return text;
}

/** Status 409: `gap` names the id the server waits for; `fork` says that this client's stream has split in two. */
export const PushRefusal = z.discriminatedUnion('refused', [
  z.object({ refused: z.literal('gap'), expected: z.int() }),
  z.object({ refused: z.literal('fork'), mutationId: z.int() }),
]);
export type PushRefusal = z.infer<typeof PushRefusal>;

export const PullRequest = z.object({
  proto: z.literal(SYNC_PROTOCOL),
  clientId: z.string().min(1).max(64),
  projectId: z.string().min(1).max(64),
  cookie: z.int().min(0),
});
export type PullRequest = z.infer<typeof PullRequest>;

export const PullReply = z.object({
  patch: z.array(z.object({ cursor: z.int(), kind: z.string(), payload: z.string() })),
  cookie: z.int(),
  more: z.boolean(),
});
export type PullReply = z.infer<typeof PullReply>;

/** The server's public key is SPKI DER in base64; a client pins it at first contact. */
export const ServerHealth = z.object({
  proto: z.int(),
  serverId: z.string(),
  publicKey: z.string(),
  serverTime: z.int(),
});
export type ServerHealth = z.infer<typeof ServerHealth>;

export const ServerStatus = z.object({
  devices: z.int(),
  operations: z.int(),
  records: z.int(),
  blobs: z.int(),
  quarantined: z.int(),
});
export type ServerStatus = z.infer<typeof ServerStatus>;
