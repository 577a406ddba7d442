import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { ChunkQuestion, type ChunkReceipt, type PartKind, partsKeptText } from '../shared/chunk-transfer.ts';
import { canonicalChunk, canonicalParts } from '../shared/columns/canonical-chunk.ts';
import { decodeChunk } from '../shared/columns/chunk-codec.ts';
import { ChunkDamaged } from '../shared/columns/chunk-damaged.ts';
import type { ServerParts } from './create-server.ts';
import { readRequest, readSignedBytes, refuse } from './read-request.ts';

const ADDRESS = /^[0-9a-f]{64}$/;

export const photoFolder = (blobFolder: string): string => join(blobFolder, 'photos');

export type Kind = {
  readonly kind: PartKind;
  /** Of the blob folder. */
  readonly folderIn: (blobFolder: string) => string;
  readonly isWhole: (bytes: Buffer, sha256: string) => boolean;
  readonly word: string;
  /** Its name is the hash of its bytes, so that it can be checked without being in memory. */
  readonly isNamedByBytes: boolean;
};

const kinds: readonly Kind[] = [
  { kind: 'chunks', folderIn: (blobFolder) => blobFolder, isWhole: isChunk, word: 'chunk', isNamedByBytes: false },
  {
    kind: 'images',
    folderIn: (blobFolder) => join(blobFolder, 'images'),
    isWhole: isFileOf,
    word: 'image',
    isNamedByBytes: true,
  },
  { kind: 'photos', folderIn: photoFolder, isWhole: isFileOf, word: 'photo', isNamedByBytes: true },
  {
    kind: 'models',
    folderIn: (blobFolder) => join(blobFolder, 'models'),
    isWhole: isFileOf,
    word: 'model',
    isNamedByBytes: true,
  },
];

export const findPartKind = (word: string): Kind | null => kinds.find(({ kind }) => kind === word) ?? null;

export const partPath = (blobFolder: string, { folderIn }: Kind, sha256: string): string =>
  join(folderIn(blobFolder), sha256);

/** Where parts lie, each under its hash. */
export const partFolders = (blobFolder: string): readonly string[] => kinds.map(({ folderIn }) => folderIn(blobFolder));

/**
 * Chunks of data sets, their images and files of photos under their hash, so that a laptop can mend its own and show what others took:
 * which of some are missing, one in, one out. What does not have the content of its name is refused on the way in and
 * not given out again.
 */
export function addPartRoutes(app: FastifyInstance, parts: ServerParts, tenant: string): void {
  for (const kind of kinds) addRoutes(app, parts, tenant, kind);
}

function addRoutes(app: FastifyInstance, parts: ServerParts, tenant: string, { kind, word, ...place }: Kind): void {
  const folder = place.folderIn(parts.blobFolder);
  const signKept = (kept: readonly string[]): string =>
    parts.identity.sign(partsKeptText(kind, parts.identity.serverId, kept));
  app.post(`/${kind}/missing`, async (request, reply) => {
    const asked = await readRequest(parts, tenant, request, ChunkQuestion);
    if (!asked.ok) return refuse(reply, asked.error);
    const { sha256s } = asked.value;
    const has = await Promise.all(sha256s.map((sha256) => isHere(folder, sha256)));
    const kept = sha256s.filter((_, index) => has[index]);
    return { missing: sha256s.filter((_, index) => !has[index]), signature: signKept(kept) };
  });
  app.put<{ Params: { sha256: string } }>(`/${kind}/:sha256`, async (request, reply) => {
    const { sha256 } = request.params;
    const sent = await readSignedBytes(parts, tenant, request);
    if (!sent.ok) return refuse(reply, sent.error);
    if (!ADDRESS.test(sha256) || !place.isWhole(sent.value, sha256)) {
      return refuse(reply, { code: 'sync.badRequest', message: `The bytes are not the ${word} of this name.` });
    }
    await keep(folder, sha256, sent.value);
    return { sha256, signature: signKept([sha256]) } satisfies ChunkReceipt;
  });
  app.get<{ Params: { sha256: string } }>(`/${kind}/:sha256`, async (request, reply) => {
    const { sha256 } = request.params;
    const asked = await readSignedBytes(parts, tenant, request);
    if (!asked.ok) return refuse(reply, asked.error);
    const bytes = ADDRESS.test(sha256) ? await readWhole(folder, sha256, place.isWhole) : null;
    if (bytes !== null) return reply.type('application/octet-stream').send(bytes);
    return reply.code(404).send({ error: { code: 'chunk.missing', message: `This server has no such ${word}.` } });
  });
}

const isHere = (folder: string, sha256: string): Promise<boolean> =>
  stat(join(folder, sha256)).then(
    (found) => found.isFile(),
    () => false,
  );

/** Whole under its name or not at all, and on the disk before the laptop hears of it. */
async function keep(folder: string, sha256: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const part = join(folder, `${randomUUID()}.part`);
  const file = await open(part, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(part, join(folder, sha256));
    await syncFolder(folder);
  } catch (cause) {
    await file.close();
    await rm(part, { force: true });
    throw cause;
  }
}

/** Makes the new name last through a power cut; Windows opens no folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Null where it is not here, or not whole any more: the next laptop that asks what is missing brings it again. */
async function readWhole(folder: string, sha256: string, isWhole: Kind['isWhole']): Promise<Buffer | null> {
  const path = join(folder, sha256);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null || isWhole(bytes, sha256)) return bytes;
  await rm(path, { force: true });
  return null;
}

function isFileOf(bytes: Buffer, sha256: string): boolean {
  return createHash('sha256').update(bytes).digest('hex') === sha256;
}

function isChunk(bytes: Buffer, sha256: string): boolean {
  try {
    const hash = createHash('sha256');
    for (const part of canonicalParts(canonicalChunk(decodeChunk(bytes)))) hash.update(part);
    return hash.digest('hex') === sha256;
  } catch (cause) {
    if (cause instanceof ChunkDamaged) return false;
    throw cause;
  }
}
