import canonicalize from 'canonicalize';
import { z } from 'zod';
import { Spoken } from './sync-protocol.ts';

/** What travels by itself, each under its hash: chunks of data sets, the images that they name, the files of photos, models. */
export type PartKind = 'chunks' | 'images' | 'photos' | 'models';

/** Parts asked about at once. */
export const MOST_ASKED = 500;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** POST /chunks/missing, /images/missing or /photos/missing: which of these the server does not have. */
export const ChunkQuestion = z.object({
  proto: Spoken,
  clientId: z.string().regex(/^[\w.-]{1,64}$/),
  sha256s: z.array(Sha256).max(MOST_ASKED),
});
export type ChunkQuestion = z.infer<typeof ChunkQuestion>;

export const ChunkAnswer = z.object({ missing: z.array(Sha256), signature: z.string() });
export type ChunkAnswer = z.infer<typeof ChunkAnswer>;

/** What the server answers to PUT /chunks/:sha256, and to the same of images and photos, once the bytes are on its disk. */
export const ChunkReceipt = z.object({ sha256: Sha256, signature: z.string() });
export type ChunkReceipt = z.infer<typeof ChunkReceipt>;

/** What both signatures cover: the parts of a kind that this server has, in order. */
export function partsKeptText(kind: PartKind, serverId: string, kept: readonly string[]): string {
  const of = kind === 'chunks' ? {} : { of: kind }; // chunks were there first
  const text = canonicalize({ serverId, ...of, kept: [...kept].toSorted() });
  if (text === undefined) throw new Error('a list of hashes must be JSON');
  return text;
}
