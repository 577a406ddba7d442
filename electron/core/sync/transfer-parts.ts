import { createHash } from 'node:crypto';
import {
  ChunkAnswer,
  type ChunkQuestion,
  ChunkReceipt,
  MOST_ASKED,
  type PartKind,
  partsKeptText,
} from '../../../shared/chunk-transfer.ts';
import type { z } from 'zod';
import type { Spoken } from '../../../shared/sync-protocol.ts';
import { WHOLE_BYTES } from '../../../shared/upload.ts';
import { isChunk } from '../files/is-chunk.ts';
import { isSignedBy } from '../files/is-signed-by.ts';
import { findUpload } from '../store/part-uploads.ts';
import type { ReadableDb, Store, WritableDb } from '../store/open-database.ts';
import { type Answer, ask, askBytes, type Wire } from './post.ts';
import type { ChunkSize } from './chunk-size.ts';
import type { PartSource } from './part-source.ts';
import { uploadPart, type UploadEnd } from './upload-part.ts';
import type { Signer } from './sign-request.ts';

/** A contact that has begun: the server is who it was. */
export type PartContact = {
  readonly store: Store;
  readonly wire: Wire;
  readonly url: string;
  readonly proto: z.infer<typeof Spoken>;
  readonly clientId: string;
  readonly signer: () => Signer;
  readonly serverId: string;
  readonly serverKey: string;
  readonly chunkSize: ChunkSize;
  readonly now: () => number;
};

/** Why a transfer ended before its end; `untrusted` is a signature that does not fit the known server. */
export type PartEnd =
  | Exclude<Answer<unknown>, { kind: 'answer' }>
  | { readonly kind: 'untrusted'; readonly why: string };

/** Parts of one kind in this home: which of them wait, and their bytes. */
export type Parts = {
  readonly kind: PartKind;
  /** Where these stand among all that goes; see `store/outbox.ts`. */
  readonly priority: number;
  readonly unsent: (db: ReadableDb, serverId: string, limit: number) => readonly string[];
  readonly countUnsent: (db: ReadableDb, serverId: string) => number;
  readonly markSent: (db: WritableDb, serverId: string, hashes: readonly string[]) => void;
  /** Null where it is gone or damaged here: only its repair is worth sending. */
  readonly open: (sha256: string) => Promise<PartSource | null>;
};

/**
 * Brings the server the parts that it has not signed for. It goes on where the last contact stopped, for each is marked
 * alone; an upload that was cut off comes before what is not begun. What is damaged here is left out. Null when all is there.
 */
export async function sendParts(
  contact: PartContact,
  parts: Parts,
  /** Called at each border between two parts; what it answers other than null ends the transfer. */
  onBorder: (progress: { readonly sent: number; readonly of: number }) => Promise<PartEnd | null>,
): Promise<PartEnd | null> {
  const { store, serverId } = contact;
  const of = parts.countUnsent(store, serverId);
  const damaged = new Set<string>();
  let sent = 0;
  for (;;) {
    const waiting = parts.unsent(store, serverId, MOST_ASKED + damaged.size).filter((sha256) => !damaged.has(sha256));
    if (waiting.length === 0) return null;
    const begun = waiting.filter((sha256) => findUpload(store, { serverId, kind: parts.kind, sha256 }) !== null);
    const missing = begun.length > 0 ? begun : await askMissing(contact, parts, waiting.slice(0, MOST_ASKED));
    if (!Array.isArray(missing)) return missing;
    if (begun.length === 0) sent += Math.min(waiting.length, MOST_ASKED) - missing.length;
    for (const sha256 of missing) {
      const end = await sendPart(contact, parts, sha256, () => onBorder({ sent, of }));
      if (end?.kind === 'damaged') damaged.add(sha256);
      else if (end !== null) return end;
      sent += 1;
      const stopped = await onBorder({ sent, of });
      if (stopped !== null) return stopped;
    }
  }
}

/** Those of the parts that the server lacks; the others are marked. */
async function askMissing(contact: PartContact, parts: Parts, sha256s: string[]): Promise<string[] | PartEnd> {
  const { store, wire, url, clientId, signer, serverId } = contact;
  const body: ChunkQuestion = { proto: contact.proto, clientId, sha256s };
  const answer = await ask(wire, `${url}/${parts.kind}/missing`, { body, signer: signer() }, ChunkAnswer);
  if (answer.kind !== 'answer') return answer;
  const missing = new Set(answer.body.missing);
  const kept = sha256s.filter((sha256) => !missing.has(sha256));
  if (!isGenuine(contact, parts.kind, kept, answer.body.signature)) return UNTRUSTED;
  store.transaction((db) => parts.markSent(db, serverId, kept));
  return sha256s.filter((sha256) => missing.has(sha256));
}

async function sendPart(
  contact: PartContact,
  parts: Parts,
  sha256: string,
  atBorder: () => Promise<PartEnd | null>,
): Promise<UploadEnd> {
  const source = await parts.open(sha256);
  if (source === null) return { kind: 'damaged' };
  if (source.sizeBytes > WHOLE_BYTES) {
    const end = await uploadPart(contact, parts.kind, sha256, source, atBorder);
    if (end === null) return confirm(contact, parts, sha256);
    if (end.kind !== 'refused' || !isOlderServer(end)) return end;
  }
  const bytes = await source.read(0, source.sizeBytes);
  return bytes === null ? { kind: 'damaged' } : putPart(contact, parts, sha256, bytes);
}

/** An upload is marked by the same signed answer as what was there before. */
async function confirm(contact: PartContact, parts: Parts, sha256: string): Promise<PartEnd | null> {
  const missing = await askMissing(contact, parts, [sha256]);
  if (!Array.isArray(missing)) return missing;
  return missing.length === 0 ? null : { kind: 'offline', why: 'the server lost what was uploaded' };
}

async function putPart(contact: PartContact, parts: Parts, sha256: string, bytes: Uint8Array): Promise<PartEnd | null> {
  const { store, wire, url, signer, serverId } = contact;
  const answer = await ask(wire, `${url}/${parts.kind}/${sha256}`, { bytes, signer: signer() }, ChunkReceipt);
  if (answer.kind !== 'answer') return answer;
  if (!isGenuine(contact, parts.kind, [sha256], answer.body.signature)) return UNTRUSTED;
  store.transaction((db) => parts.markSent(db, serverId, [sha256]));
  return null;
}

/** A server from before a kind of part, or before uploads; it has got everything else. */
export const isOlderServer = ({ kind, why }: PartEnd): boolean =>
  kind === 'refused' && why.includes('server.noSuchPath');

const UNTRUSTED: PartEnd = { kind: 'untrusted', why: 'a receipt of parts with a wrong signature' };

const isGenuine = (
  { serverId, serverKey }: PartContact,
  kind: PartKind,
  kept: readonly string[],
  signature: string,
): boolean => isSignedBy(serverKey, partsKeptText(kind, serverId, kept), signature);

export type FetchedChunk = { readonly sha256: string; readonly bytes: Uint8Array };
type Fetching = Pick<PartContact, 'wire' | 'url' | 'signer'>;

/** Those of the chunks that the server has, each hashed; what it lacks is left out. */
export async function fetchWholeChunks(
  { wire, url, signer }: Fetching,
  sha256s: readonly string[],
  onFetched: (done: number) => void,
): Promise<FetchedChunk[] | PartEnd> {
  const fetched: FetchedChunk[] = [];
  for (const [place, sha256] of sha256s.entries()) {
    const answer = await askBytes(wire, `${url}/chunks/${sha256}`, signer());
    if (answer.kind !== 'answer') return answer;
    if (answer.body !== null && isChunk(answer.body, sha256)) fetched.push({ sha256, bytes: answer.body });
    onFetched(place + 1);
  }
  return fetched;
}

/** A file of a photo or an image, hashed; null where the server has none of that hash. */
export async function fetchFile(
  { wire, url, signer }: Fetching,
  kind: Exclude<PartKind, 'chunks'>,
  sha256: string,
): Promise<Answer<Uint8Array | null>> {
  const answer = await askBytes(wire, `${url}/${kind}/${sha256}`, signer());
  if (answer.kind !== 'answer' || answer.body === null) return answer;
  const isOfName = createHash('sha256').update(answer.body).digest('hex') === sha256;
  return { ...answer, body: isOfName ? answer.body : null };
}
