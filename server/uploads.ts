import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  formatMetadata,
  LARGEST_CHUNK_BYTES,
  parseMetadata,
  TUS_VERSION,
  UPLOAD_TOKEN_HEADER,
  UPLOAD_TYPE,
  WRONG_CONTENT,
} from '../shared/upload.ts';
import type { ServerParts } from './create-server.ts';
import { findPartKind, partPath, type Kind, syncFolder } from './parts.ts';
import { readSignedBytes, refuse } from './read-request.ts';

/** A model of 4 GiB is larger than any laptop of the field runs. */
const MOST_BYTES = 4 * 1024 ** 3;
const ID = /^([a-z]+)-([0-9a-f]{64})-(\d{1,10})$/;

type Upload = { readonly id: string; readonly kind: Kind; readonly sha256: string; readonly sizeBytes: number };
type Named = { readonly Params: { readonly id: string } };

/**
 * Parts in pieces, as tus 1.0 has it: what arrived of a piece that was cut off stays, and one upload is written by one
 * request at a time. Who asks how far it is ends the request that writes: a laptop asks after its link broke, which the
 * server may not hear of for minutes. An upload is named by what it will be, so that nothing is remembered but the file itself, and two
 * laptops with the same photo bring it together.
 */
export function addUploadRoutes(app: FastifyInstance, parts: ServerParts, tenant: string): void {
  const writing = new Map<string, Writing>();
  const tokenOf = (id: string): string =>
    createHmac('sha256', parts.identity.challengeKey)
      .update(`upload ${id}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
  const find = (request: FastifyRequest<Named>): Upload | null => {
    const upload = uploadOf(request.params.id);
    const given = Buffer.from(String(request.headers[UPLOAD_TOKEN_HEADER] ?? ''));
    const expected = Buffer.from(upload === null ? '' : tokenOf(upload.id));
    return upload !== null && given.length === expected.length && timingSafeEqual(given, expected) ? upload : null;
  };

  // The body is read as it comes, so that what came before a cut stays.
  app.addContentTypeParser(UPLOAD_TYPE, (_request, _payload, done) => done(null));
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/uploads')) reply.header('tus-resumable', TUS_VERSION);
  });
  app.post('/uploads', async (request, reply) => {
    const signed = await readSignedBytes(parts, tenant, request);
    if (!signed.ok) return refuse(reply, signed.error);
    const { kind = '', sha256 = '' } = parseMetadata(String(request.headers['upload-metadata'] ?? ''));
    const upload = uploadOf(`${kind}-${sha256}-${String(request.headers['upload-length'])}`);
    if (upload === null) {
      return refuse(reply, { code: 'sync.badRequest', message: 'The upload does not say what it is and how long.' });
    }
    await mkdir(uploadFolder(parts.blobFolder), { recursive: true });
    await (await open(pathOf(parts, upload), 'a', 0o600)).close();
    return reply
      .code(201)
      .header('location', `/uploads/${upload.id}`)
      .header(UPLOAD_TOKEN_HEADER, tokenOf(upload.id))
      .header('upload-offset', await offsetOf(parts, upload))
      .send();
  });
  app.head<Named>('/uploads/:id', async (request, reply) => {
    const upload = find(request);
    await endWriting(writing.get(upload?.id ?? ''));
    const offset = upload === null ? null : await offsetOf(parts, upload);
    if (upload === null || offset === null) return reply.code(404).send();
    return reply
      .header('cache-control', 'no-store')
      .header('upload-offset', offset)
      .header('upload-length', upload.sizeBytes)
      .header('upload-metadata', formatMetadata({ kind: upload.kind.kind, sha256: upload.sha256 }))
      .send();
  });
  app.patch<Named>('/uploads/:id', async (request, reply) => {
    const upload = find(request);
    if (upload === null) return reply.code(404).send();
    if (writing.has(upload.id)) return reply.code(423).send();
    const stop = new AbortController();
    const done = continueUpload(parts, upload, { request, reply, stop: stop.signal }).finally(() =>
      writing.delete(upload.id),
    );
    writing.set(upload.id, { stop, done });
    return done;
  });
}

/** A request that writes an upload. */
type Writing = { readonly stop: AbortController; readonly done: Promise<unknown> };

async function endWriting(writing: Writing | undefined): Promise<void> {
  writing?.stop.abort();
  await writing?.done.catch(() => undefined); // whoever asked for it hears of its failure
}

type Piece = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly stop: AbortSignal };

async function continueUpload(
  parts: ServerParts,
  upload: Upload,
  { request, reply, stop }: Piece,
): Promise<FastifyReply> {
  const offset = await offsetOf(parts, upload);
  if (offset === null) return reply.code(404).send();
  if (String(offset) !== request.headers['upload-offset'])
    return reply.code(409).header('upload-offset', offset).send();
  const most = Math.min(LARGEST_CHUNK_BYTES, upload.sizeBytes - offset);
  const bytes = (await receive(request.raw, most, stop)).subarray(0, most);
  await append(pathOf(parts, upload), offset, bytes);
  const reached = offset + bytes.length;
  if (reached === upload.sizeBytes && !(await finish(parts, upload))) return reply.code(WRONG_CONTENT).send();
  return reply.code(204).header('upload-offset', reached).send();
}

/** Once this is done the bytes are on the disk. */
async function append(path: string, offset: number, bytes: Buffer): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await writeAll(file, bytes, offset);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * What a body brings before it ends, breaks or is stopped, of which hardly more than `most` bytes are kept. Taken at once, because a
 * stream that breaks throws away what was not read from it yet.
 */
function receive(body: IncomingMessage, most: number, stop: AbortSignal): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  return new Promise((resolve) => {
    body.on('data', (piece: Buffer) => {
      if (sizeBytes < most) pieces.push(piece);
      sizeBytes += piece.length;
    });
    body.on('error', () => undefined); // it is closed after it, too
    const hand = (): void => resolve(Buffer.concat(pieces));
    for (const event of ['close', 'end']) body.on(event, hand);
    stop.addEventListener('abort', hand);
  });
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, position + at);
    at += bytesWritten;
  }
}

/** Gives the whole its place; false, and it is gone, where it is not what its name says. */
async function finish(parts: ServerParts, upload: Upload): Promise<boolean> {
  const { kind, sha256 } = upload;
  const from = pathOf(parts, upload);
  const isWhole = kind.isNamedByBytes ? (await hashOf(from)) === sha256 : kind.isWhole(await readFile(from), sha256);
  if (!isWhole) {
    await rm(from, { force: true });
    return false;
  }
  const to = partPath(parts.blobFolder, kind, sha256);
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
  await syncFolder(dirname(to));
  return true;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes);
  return hash.digest('hex');
}

const uploadFolder = (blobFolder: string): string => join(blobFolder, 'uploads');
const pathOf = ({ blobFolder }: ServerParts, { id }: Upload): string => join(uploadFolder(blobFolder), `${id}.part`);

/** How much of it is here; all of it where it has its place already; null where it was never announced. */
async function offsetOf(parts: ServerParts, upload: Upload): Promise<number | null> {
  const begun = await sizeOf(pathOf(parts, upload));
  if (begun !== null) return begun;
  return (await sizeOf(partPath(parts.blobFolder, upload.kind, upload.sha256))) === null ? null : upload.sizeBytes;
}

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );

function uploadOf(id: string): Upload | null {
  const [, word = '', sha256 = '', length = ''] = ID.exec(id) ?? [];
  const kind = findPartKind(word);
  const sizeBytes = Number(length);
  return kind === null || sizeBytes < 1 || sizeBytes > MOST_BYTES ? null : { id, kind, sha256, sizeBytes };
}
