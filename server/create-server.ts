import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  healthText,
  PackedPush,
  PullRequest,
  PushEnvelope,
  receiptText,
  SYNC_PROTOCOL,
  type PushReply,
  type ServerHealth,
} from '../shared/sync-protocol.ts';
import { issueChallenge } from './challenge.ts';
import { packAnswers } from './pack-answers.ts';
import { addPartRoutes } from './parts.ts';
import { countAll } from './count-all.ts';
import { forgetErasedPhotos } from './forget-erased-photos.ts';
import type { Identity } from './identity.ts';
import { placeMutations } from './place-mutations.ts';
import { pull } from './pull.ts';
import { push, type Pushed } from './push.ts';
import { readBatch } from './read-batch.ts';
import { MAX_BODY_BYTES, readRequest, refuse } from './read-request.ts';
import { addUploadRoutes } from './uploads.ts';
import type { Storage } from './storage.ts';

export type ServerParts = {
  readonly storage: Storage;
  readonly identity: Identity;
  /** Where files lie that came from laptops, named by their sha256. */
  readonly blobFolder: string;
  readonly now: () => number;
  /** Is told of failures that are not the client's doing. */
  readonly report: (cause: unknown) => void;
};

/** Until enrolment tells tenants apart, everyone is of this one. */
const TENANT = 'default';

/** Who looks at `/health` by hand needs none. */
const Nonce = z.object({
  nonce: z
    .string()
    .regex(/^[\w-]{0,64}$/)
    .catch(''),
});

/** The central server without its port: routes over a storage and an identity. */
export function createServer(parts: ServerParts): FastifyInstance {
  const app = fastify({ bodyLimit: MAX_BODY_BYTES });
  // Bodies stay as they travelled, because that is what was signed.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body);
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  );
  answerFailures(app, parts);
  packAnswers(app);
  addPartRoutes(app, parts, TENANT);
  addUploadRoutes(app, parts, TENANT);
  app.get('/health', (request) => greet(parts, Nonce.parse(request.query).nonce));
  app.post('/sync/push', async (request, reply) => {
    const asked = await readRequest(parts, TENANT, request, PushEnvelope.or(PackedPush));
    if (!asked.ok) return refuse(reply, asked.error);
    const sent = readBatch(asked.value);
    if (!sent.ok) return refuse(reply, sent.error);
    const batch = placeMutations(sent.value);
    if (batch === null) {
      return refuse(reply, {
        code: 'sync.badRequest',
        message: 'The ids of the batch do not say where in the stream it belongs.',
      });
    }
    const pushed = await push(parts.storage, TENANT, asked.value.clientId, batch, parts.now());
    if (pushed.refusal !== null) return reply.code(409).send(pushed.refusal);
    await forgetErasedPhotos(parts.blobFolder, batch);
    return signReceipt(parts, asked.value, pushed);
  });
  app.post('/sync/pull', async (request, reply) => {
    const asked = await readRequest(parts, TENANT, request, PullRequest);
    return asked.ok ? pull(parts.storage, TENANT, asked.value) : refuse(reply, asked.error);
  });
  app.get('/status', async (request, reply) => {
    if (isAdmin(parts.identity, request.headers.authorization)) return countAll(parts, TENANT);
    return reply.code(401).send({ error: { code: 'server.notAdmin', message: 'This needs the admin token.' } });
  });
  return app;
}

function greet({ identity, now }: ServerParts, nonce: string): ServerHealth {
  const { serverId, publicKey, challengeKey } = identity;
  const serverTime = now();
  const challenge = issueChallenge(challengeKey, serverTime);
  const health = { proto: SYNC_PROTOCOL, serverId, publicKey, challenge, serverTime };
  return { ...health, signature: identity.sign(healthText(health, nonce)) };
}

/** Every refusal has the same shape; of an inner failure the client learns nothing but that it may try again. */
function answerFailures(app: FastifyInstance, { report }: ServerParts): void {
  app.setErrorHandler((cause: FastifyError, _request, reply) => {
    const status = cause.statusCode ?? 500;
    if (status === 413) return refuse(reply, { code: 'sync.tooLarge', message: 'The request is larger than 64 MiB.' });
    if (status < 500) return reply.code(status).send({ error: { code: 'sync.badRequest', message: cause.message } });
    report(cause);
    return refuse(reply, { code: 'server.failed', message: 'The server failed.', hint: 'Nothing is lost. Try later.' });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: { code: 'server.noSuchPath', message: `Nothing is at ${request.url}.` } }),
  );
}

/** Signs after the commit: a receipt never speaks of something that could still be rolled back. */
async function signReceipt(
  { storage, identity, now }: ServerParts,
  { clientId, epoch }: Pick<PushEnvelope, 'clientId' | 'epoch'>,
  { lastMutationId, results }: Pushed,
): Promise<PushReply> {
  const { serverId } = identity;
  const body = { clientId, epoch, lastMutationId, results: [...results], serverTime: now(), serverId };
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
