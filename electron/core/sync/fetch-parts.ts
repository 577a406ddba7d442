import { ok, type Result } from '../../../shared/result.ts';
import { type Asked, type LinkParts, partContact, reachServer, refuseUnreachable } from './contact.ts';
import { type FetchedChunk, fetchFile, fetchWholeChunks, isOlderServer } from './transfer-parts.ts';

/** Asks for chunks without exchanging anything else. */
export async function fetchChunks(
  parts: LinkParts,
  sha256s: readonly string[],
  asked: Asked,
): Promise<Result<readonly FetchedChunk[]>> {
  const contact = await reachServer(parts, asked);
  if (!contact.ok) return contact;
  const of = sha256s.length;
  const fetched = await fetchWholeChunks(partContact(contact.value), sha256s, (done) => asked.progress({ done, of }));
  return Array.isArray(fetched) ? ok(fetched) : refuseUnreachable(fetched.why);
}

export async function fetchPhoto(parts: LinkParts, sha256: string, asked: Asked): Promise<Result<Uint8Array | null>> {
  const contact = await reachServer(parts, asked);
  if (!contact.ok) return contact;
  const answer = await fetchFile(partContact(contact.value), 'photos', sha256);
  return answer.kind === 'answer' ? ok(answer.body) : refuseUnreachable(answer.why);
}

/** One at a time: a data set of images is larger than what a laptop holds in memory. */
export async function fetchFiles(
  parts: LinkParts,
  sha256s: readonly string[],
  take: (bytes: Uint8Array) => Promise<void>,
  asked: Asked,
): Promise<Result<null>> {
  if (sha256s.length === 0) return ok(null);
  const contact = await reachServer(parts, asked);
  if (!contact.ok) return contact;
  for (const [place, sha256] of sha256s.entries()) {
    for (const kind of ['images', 'photos'] as const) {
      const answer = await fetchFile(partContact(contact.value), kind, sha256);
      if (answer.kind === 'answer' && answer.body !== null) await take(answer.body);
      if (answer.kind !== 'answer' && !isOlderServer(answer)) return refuseUnreachable(answer.why);
    }
    asked.progress({ done: place + 1, of: sha256s.length });
  }
  return ok(null);
}
