import {
  ChunkAnswer,
  type ChunkQuestion,
  ChunkReceipt,
  chunksKeptText,
  MOST_ASKED,
} from '../../../shared/chunk-transfer.ts';
import { SYNC_PROTOCOL } from '../../../shared/sync-protocol.ts';
import { isChunk } from '../files/is-chunk.ts';
import { isSignedBy } from '../files/is-signed-by.ts';
import type { Store } from '../store/open-database.ts';
import { countUnsentChunks, markSent, unsentChunks } from '../store/sent-chunks.ts';
import { chunkBytes } from '../store/version-chunks.ts';

import { type Answer, ask, askBytes, type Wire } from './post.ts';
import type { Signer } from './sign-request.ts';

/** A contact that has begun: the server is who it was. */
export type ChunkContact = {
  readonly store: Store;
  readonly wire: Wire;
  readonly url: string;
  readonly clientId: string;
  readonly signer: () => Signer;
  readonly serverId: string;
  readonly serverKey: string;
};

/** Why a transfer ended before its end; `untrusted` is a signature that does not fit the known server. */
export type ChunkEnd =
  | Exclude<Answer<unknown>, { kind: 'answer' }>
  | { readonly kind: 'untrusted'; readonly why: string };

/**
 * Brings the server the chunks of data sets that it has not signed for. It goes on where the last contact stopped, for
 * each chunk is marked alone. A chunk that is damaged here is left out: only its repair is worth sending. Null when all
 * is there.
 */
export async function sendChunks(
  contact: ChunkContact,
  onSent: (progress: { readonly chunksSent: number; readonly chunksOf: number }) => void,
): Promise<ChunkEnd | null> {
  const { store, serverId } = contact;
  const chunksOf = countUnsentChunks(store, serverId);
  const damaged = new Set<string>();
  let chunksSent = 0;
  for (;;) {
    const waiting = unsentChunks(store, serverId, MOST_ASKED + damaged.size).filter((sha256) => !damaged.has(sha256));
    if (waiting.length === 0) return null;
    const missing = await askMissing(contact, waiting.slice(0, MOST_ASKED));
    if (!Array.isArray(missing)) return missing;
    chunksSent += Math.min(waiting.length, MOST_ASKED) - missing.length;
    for (const sha256 of missing) {
      const end = await sendChunk(contact, sha256, damaged);
      if (end !== null) return end;
      chunksSent += 1;
      onSent({ chunksSent, chunksOf });
    }
  }
}

/** Those of the chunks that the server lacks; the others are marked. */
async function askMissing(contact: ChunkContact, sha256s: string[]): Promise<string[] | ChunkEnd> {
  const { store, wire, url, clientId, signer, serverId } = contact;
  const body: ChunkQuestion = { proto: SYNC_PROTOCOL, clientId, sha256s };
  const answer = await ask(wire, `${url}/chunks/missing`, { body, signer: signer() }, ChunkAnswer);
  if (answer.kind !== 'answer') return answer;
  const missing = new Set(answer.body.missing);
  const kept = sha256s.filter((sha256) => !missing.has(sha256));
  if (!isGenuine(contact, kept, answer.body.signature)) return UNTRUSTED;
  store.transaction((db) => markSent(db, serverId, kept));
  return sha256s.filter((sha256) => missing.has(sha256));
}

async function sendChunk(contact: ChunkContact, sha256: string, damaged: Set<string>): Promise<ChunkEnd | null> {
  const { store, wire, url, signer, serverId } = contact;
  const bytes = chunkBytes(store, sha256);
  if (bytes === null || !isChunk(bytes, sha256)) {
    damaged.add(sha256);
    return null;
  }
  const answer = await ask(wire, `${url}/chunks/${sha256}`, { bytes, signer: signer() }, ChunkReceipt);
  if (answer.kind !== 'answer') return answer;
  if (!isGenuine(contact, [sha256], answer.body.signature)) return UNTRUSTED;
  store.transaction((db) => markSent(db, serverId, [sha256]));
  return null;
}

const UNTRUSTED: ChunkEnd = { kind: 'untrusted', why: 'a receipt of chunks with a wrong signature' };

const isGenuine = ({ serverId, serverKey }: ChunkContact, kept: readonly string[], signature: string): boolean =>
  isSignedBy(serverKey, chunksKeptText(serverId, kept), signature);

export type FetchedChunk = { readonly sha256: string; readonly bytes: Uint8Array };

/** Those of the chunks that the server has, each hashed; what it lacks is left out. */
export async function fetchWholeChunks(
  { wire, url, signer }: Pick<ChunkContact, 'wire' | 'url' | 'signer'>,
  sha256s: readonly string[],
  onFetched: (done: number) => void,
): Promise<FetchedChunk[] | ChunkEnd> {
  const fetched: FetchedChunk[] = [];
  for (const [place, sha256] of sha256s.entries()) {
    const answer = await askBytes(wire, `${url}/chunks/${sha256}`, signer());
    if (answer.kind !== 'answer') return answer;
    if (answer.body !== null && isChunk(answer.body, sha256)) fetched.push({ sha256, bytes: answer.body });
    onFetched(place + 1);
  }
  return fetched;
}
