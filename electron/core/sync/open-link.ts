import { ok, type Result } from '../../../shared/result.ts';
import type { SyncStatus } from '../../../shared/sync-status.ts';
import { stopSending } from '../store/outbox.ts';
import { addBytesUsed, dayOf } from '../store/network-budgets.ts';
import { getSetting } from '../store/settings.ts';
import { addSession, syncStatus } from '../store/sync-sessions.ts';
import { type Asked, beginContact, type Contact, type End, greet, type LinkParts, refuseNoServer } from './contact.ts';
import { fetchChunks, fetchFiles, fetchPhoto } from './fetch-parts.ts';
import { isLocalServer, type NetworkNow, networkNow } from './network-now.ts';
import { createChunkSize } from './chunk-size.ts';
import { createPace, type Pace } from './pace.ts';
import { pullAll } from './pull-all.ts';
import { pushAll } from './push-all.ts';
import { sendAllParts } from './send-all-parts.ts';
import type { FetchedChunk } from './transfer-parts.ts';

export type ServerLink = {
  /** The network that this machine is on, as its budget names it. */
  readonly network: () => NetworkNow & { readonly isLocal: boolean };
  exchange(asked: Asked): Promise<Result<SyncStatus>>;
  /** Whole chunks that the server has of those named; fails with `sync.noServer` and `sync.unreachable`. */
  fetchChunks(sha256s: readonly string[], asked: Asked): Promise<Result<readonly FetchedChunk[]>>;
  /** A photo or a thumbnail, hashed; null where the server does not have it. Fails as `fetchChunks`. */
  fetchPhoto(sha256: string, asked: Asked): Promise<Result<Uint8Array | null>>;
  /** Hands on the images of data sets and the photos that the server has of those named, hashed. Fails as `fetchChunks`. */
  fetchFiles(
    sha256s: readonly string[],
    take: (bytes: Uint8Array) => Promise<void>,
    asked: Asked,
  ): Promise<Result<null>>;
};

/**
 * The link to the server. `exchange` sends everything that waits, then fetches what others brought. Being offline or
 * behind a portal is an outcome in the status, with nothing marked. Errors: `sync.noServer`, `sync.serverChanged`,
 * `sync.refused`, `sync.untrusted`.
 */
export function openLink(parts: LinkParts): ServerLink {
  const pace = createPace();
  const chunkSize = createChunkSize();
  return {
    network: () => {
      const url = getSetting(parts.store, 'serverUrl');
      return { ...(parts.network ?? networkNow)(), isLocal: url !== null && isLocalServer(url) };
    },
    fetchChunks: (sha256s, asked) => fetchChunks(parts, sha256s, asked),
    fetchPhoto: (sha256, asked) => fetchPhoto(parts, sha256, asked),
    fetchFiles: (sha256s, take, asked) => fetchFiles(parts, sha256s, take, asked),
    exchange: async (asked) => {
      const url = getSetting(parts.store, 'serverUrl');
      if (url === null) return refuseNoServer();
      const startedAtMs = parts.now();
      const contact = beginContact(parts, url, asked, chunkSize);
      const ended = await runContact(contact, pace, asked);
      parts.store.transaction((db) => {
        stopSending(db, ended?.why ?? null);
        addSession(db, {
          id: parts.newId(),
          startedAtMs,
          endedAtMs: parts.now(),
          outcome: ended?.outcome ?? 'online',
          sent: contact.sent,
          received: contact.received,
          ...contact.wire.traffic,
        });
        const { bytesUp, bytesDown } = contact.wire.traffic;
        addBytesUsed(db, contact.network.id, dayOf(startedAtMs), bytesUp + bytesDown);
      });
      return ended?.error ?? ok(syncStatus(parts.store));
    },
  };
}

async function runContact(contact: Contact, pace: Pace, asked: Asked): Promise<End | null> {
  return (
    (await greet(contact)) ??
    (await pushAll(contact, pace, asked)) ??
    (await pullAll(contact)) ??
    (await sendAllParts(contact, pace, asked))
  );
}
