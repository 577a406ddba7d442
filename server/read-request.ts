import { brotliDecompressSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fail, ok, type AppError, type Result } from '../shared/result.ts';
import { Spoken } from '../shared/sync-protocol.ts';
import { isFreshChallenge } from './challenge.ts';
import { checkSignature, type Signed } from './check-signature.ts';
import type { ServerParts } from './create-server.ts';
import { knowDevice } from './know-device.ts';

/** Also of what a compressed body holds. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

const Proto = z.object({ proto: z.int() });

/**
 * The body of a signed request. The signature is checked before anything is unpacked, and the device is pinned only
 * when all else is right. Errors: those of `checkSignature` and `knowDevice`, `sync.staleChallenge`,
 * `sync.unknownProtocol`, `sync.badRequest`.
 */
export async function readRequest<T extends { readonly clientId: string }>(
  parts: ServerParts,
  tenant: string,
  request: FastifyRequest,
  schema: z.ZodType<T>,
): Promise<Result<T>> {
  const { storage, now } = parts;
  const signed = readSignature(parts, request);
  if (!signed.ok) return signed;
  const asked = parseBody(bodyOf(request), request.headers['content-encoding'] === 'br', schema);
  if (!asked.ok) return asked;
  if (asked.value.clientId !== signed.value.clientId) {
    return fail('sync.badRequest', 'The body names another client than the one that signed.');
  }
  const known = await knowDevice(storage, tenant, signed.value, now());
  return known.ok ? asked : known;
}

/** The bytes of a signed request, which may be none. Errors: those of `checkSignature` and `knowDevice`, `sync.staleChallenge`. */
export async function readSignedBytes(
  parts: ServerParts,
  tenant: string,
  request: FastifyRequest,
): Promise<Result<Buffer>> {
  const signed = readSignature(parts, request);
  if (!signed.ok) return signed;
  const known = await knowDevice(parts.storage, tenant, signed.value, parts.now());
  return known.ok ? ok(bodyOf(request)) : known;
}

const bodyOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

function readSignature({ identity, now }: ServerParts, request: FastifyRequest): Result<Signed> {
  const { method, url, headers } = request;
  const signed = checkSignature({ method, path: url.split('?', 1)[0] ?? '', headers, body: bodyOf(request) });
  if (!signed.ok) return signed;
  return isFreshChallenge(identity.challengeKey, signed.value.challenge, now())
    ? signed
    : fail('sync.staleChallenge', 'The signature is over a challenge that this server did not give out today.');
}

function parseBody<T>(body: Buffer, isPacked: boolean, schema: z.ZodType<T>): Result<T> {
  const json = parseJson(body, isPacked);
  const { data: asked } = Proto.safeParse(json);
  if (asked !== undefined && !Spoken.safeParse(asked.proto).success) {
    return fail(
      'sync.unknownProtocol',
      `This server speaks protocol ${[...Spoken.values].join(' and ')}, the laptop protocol ${asked.proto}.`,
      'Update the older of the two. Nothing is lost meanwhile.',
    );
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? ok(parsed.data) : fail('sync.badRequest', z.prettifyError(parsed.error));
}

function parseJson(body: Buffer, isPacked: boolean): unknown {
  try {
    const bytes = isPacked ? brotliDecompressSync(body, { maxOutputLength: MAX_BODY_BYTES }) : body;
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined; // which no schema takes: the refusal says that an object was expected
  }
}

const statusByCode: Readonly<Record<string, number>> = {
  'sync.unsigned': 401,
  'sync.wrongSignature': 401,
  'sync.staleChallenge': 401,
  'sync.otherDevice': 403,
  'sync.tooLarge': 413,
  'server.failed': 500,
};

/** Answers with a `ServerRefusal`. */
export function refuse(reply: FastifyReply, error: AppError): FastifyReply {
  return reply.code(statusByCode[error.code] ?? 400).send({ error });
}
