import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import {
  PullRequest,
  PushRequest,
  receiptText,
  SYNC_PROTOCOL,
  type PushReply,
  type ServerHealth,
  type ServerStatus,
} from '../shared/sync-protocol.ts';
import type { Identity } from './identity.ts';
import { pull } from './pull.ts';
import { push, type Pushed } from './push.ts';
import type { Storage } from './storage.ts';

export type ServerParts = { readonly storage: Storage; readonly identity: Identity; readonly now: () => number };

/** Until enrolment tells tenants apart, everyone is of this one. */
const TENANT = 'default';
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** The central server without its port: routes over a storage and an identity. */
export function createServer(parts: ServerParts): FastifyInstance {
  const app = fastify({ bodyLimit: MAX_BODY_BYTES });
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer): Promise<unknown> => {
      const packed = request.headers['content-encoding'] === 'br';
      return JSON.parse(
        (packed ? brotliDecompressSync(body, { maxOutputLength: MAX_BODY_BYTES }) : body).toString('utf8'),
      );
    },
  );
  app.get('/health', async (): Promise<ServerHealth> => {
    const { serverId, publicKey } = parts.identity;
    return { proto: SYNC_PROTOCOL, serverId, publicKey, serverTime: parts.now() };
  });
  app.post('/sync/push', async (request, reply) => {
    const asked = PushRequest.safeParse(request.body);
    if (!asked.success) return reply.code(400).send({ error: asked.error.message });
    const pushed = await push(parts.storage, TENANT, asked.data, parts.now());
    if ('refused' in pushed) return reply.code(409).send(pushed);
    return signReceipt(parts, asked.data, pushed);
  });
  app.post('/sync/pull', async (request, reply) => {
    const asked = PullRequest.safeParse(request.body);
    if (!asked.success) return reply.code(400).send({ error: asked.error.message });
    return pull(parts.storage, TENANT, asked.data);
  });
  app.get('/status', async (request, reply) => {
    if (!isAdmin(parts.identity, request.headers.authorization)) return reply.code(401).send({ error: 'admin token' });
    return countAll(parts.storage);
  });
  return app;
}

/** Signs after the commit: a receipt never speaks of something that could still be rolled back. */
async function signReceipt(
  { storage, identity, now }: ServerParts,
  asked: PushRequest,
  pushed: Pushed,
): Promise<PushReply> {
  const body = {
    clientId: asked.clientId,
    epoch: asked.epoch,
    lastMutationId: pushed.lastMutationId,
    results: [...pushed.results],
    serverTime: now(),
    serverId: identity.serverId,
  };
  const id = randomUUID();
  const text = receiptText(body, id);
  const signature = identity.sign(text);
  await storage.all('INSERT INTO receipt VALUES ($1, $2, $3, $4)', TENANT, id, text, signature);
  return { ...body, receipt: { id, signature } };
}

function isAdmin(identity: Identity, header: string | undefined): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${identity.adminToken}`));
}

/** Counts of what lies in the database; files are not part of protocol 1, so `blobs` has nothing to count. */
async function countAll(storage: Storage): Promise<ServerStatus> {
  const [row] = await storage.all(
    `SELECT (SELECT count(*) FROM client WHERE tenant = $1)::integer AS devices,
            (SELECT count(*) FROM operation WHERE tenant = $1)::integer AS operations,
            (SELECT count(DISTINCT "entityId") FROM operation WHERE tenant = $1 AND "entityKind" = 'record')::integer AS records,
            (SELECT count(*) FROM quarantine WHERE tenant = $1)::integer AS quarantined`,
    TENANT,
  );
  const count = (name: string): number => Number(row?.[name]);
  return {
    devices: count('devices'),
    operations: count('operations'),
    records: count('records'),
    blobs: 0,
    quarantined: count('quarantined'),
  };
}
