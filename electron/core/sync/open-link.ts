import { fail, ok, type Result } from '../../../shared/result.ts';
import {
  healthText,
  PullReply,
  PushRefusal,
  PushReply,
  receiptText,
  ServerHealth,
  SYNC_PROTOCOL,
} from '../../../shared/sync-protocol.ts';
import type { SyncStatus } from '../../../shared/sync-status.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { devicePrivateKey } from '../store/devices.ts';
import type { Store } from '../store/open-database.ts';
import { forgetPlaces, rewindTo, stopSending, takeBatch } from '../store/outbox.ts';
import { applyReceipt } from '../store/receipts.ts';
import { lastCursor, storeRemoteChanges } from '../store/remote-changes.ts';
import { getSetting, setSetting } from '../store/settings.ts';
import { removeErasedFiles } from '../store/subject-erasures.ts';
import { addSession, syncStatus, type Session } from '../store/sync-sessions.ts';
import { applyRemoteChanges } from './apply-changes.ts';
import { isSignedBy } from '../files/is-signed-by.ts';
import { ask, type Answer, type Wire } from './post.ts';
import type { Signer } from './sign-request.ts';
import { partsOfHome } from './parts-of-home.ts';
import {
  type FetchedChunk,
  fetchFile,
  fetchWholeChunks,
  type PartContact,
  type PartEnd,
  type Parts,
  sendParts,
} from './transfer-parts.ts';

export type LinkParts = {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly newId: () => string;
};
export type Asked = { readonly signal: AbortSignal; readonly progress: (event: unknown) => void };

export type ServerLink = {
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

const BATCH = 50;
/** A healthy contact never rewinds or forks more than once. */
const MAX_REPAIRS = 3;

type Ended = Exclude<Session['outcome'], 'online'>;
type Contact = {
  readonly parts: LinkParts;
  readonly wire: Wire;
  readonly url: string;
  /** What the server wants to see signed, from `/health`. */
  challenge: string;
  sent: number;
  received: number;
};

/**
 * The link to the server. `exchange` sends everything that waits, then fetches what others brought. Being offline or
 * behind a portal is an outcome in the status, with nothing marked. Errors: `sync.noServer`, `sync.serverChanged`,
 * `sync.refused`, `sync.untrusted`.
 */
export function openLink(parts: LinkParts): ServerLink {
  return {
    fetchChunks: (sha256s, asked) => fetchChunks(parts, sha256s, asked),
    fetchPhoto: (sha256, asked) => fetchPhoto(parts, sha256, asked),
    fetchFiles: (sha256s, take, asked) => fetchFiles(parts, sha256s, take, asked),
    exchange: async (asked) => {
      const url = getSetting(parts.store, 'serverUrl');
      if (url === null) return refuseNoServer();
      const startedAtMs = parts.now();
      const contact = beginContact(parts, url, asked);
      const ended = await runContact(contact, asked);
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
      });
      return ended?.error ?? ok(syncStatus(parts.store));
    },
  };
}

type End = { readonly outcome: Ended; readonly why: string; readonly error?: Result<never> };

async function runContact(contact: Contact, asked: Asked): Promise<End | null> {
  return (
    (await greet(contact)) ??
    (await pushAll(contact, asked)) ??
    (await pullAll(contact)) ??
    (await sendAllParts(contact, asked))
  );
}

const beginContact = (parts: LinkParts, url: string, { signal }: Asked): Contact => ({
  parts,
  url,
  challenge: '',
  sent: 0,
  received: 0,
  wire: { fetch: parts.fetch, signal, traffic: { bytesUp: 0, bytesDown: 0 } },
});

const partContact = (contact: Contact): PartContact => ({
  store: contact.parts.store,
  wire: contact.wire,
  url: contact.url,
  clientId: stream(contact.parts.store).clientId,
  signer: () => signerOf(contact),
  serverId: String(getSetting(contact.parts.store, 'serverId')),
  serverKey: String(getSetting(contact.parts.store, 'serverKey')),
});

/** Last of all, because they are large and everything else is wanted sooner. */
async function sendAllParts(contact: Contact, asked: Asked): Promise<End | null> {
  for (const parts of partsOfHome(contact.parts.store, contact.parts.blobs)) {
    const end = await sendAllOf(contact, parts, asked);
    if (end !== null) return end;
  }
  return null;
}

async function sendAllOf(contact: Contact, parts: Parts, { progress }: Asked): Promise<End | null> {
  const { sent, received } = contact;
  const end = await sendParts(partContact(contact), parts, (done) =>
    progress({ sent, received, [`${parts.kind}Sent`]: done.sent, [`${parts.kind}Of`]: done.of }),
  );
  if (end === null || isOlderServer(end)) return null;
  return end.kind === 'untrusted' ? distrust(end.why) : endOf(end);
}

/** A server from before chunks, photos or images; it has got everything else. */
const isOlderServer = ({ kind, why }: PartEnd): boolean => kind === 'refused' && why.includes('server.noSuchPath');

/** Asks for chunks without exchanging anything else. */
async function fetchChunks(
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

async function fetchPhoto(parts: LinkParts, sha256: string, asked: Asked): Promise<Result<Uint8Array | null>> {
  const contact = await reachServer(parts, asked);
  if (!contact.ok) return contact;
  const answer = await fetchFile(partContact(contact.value), 'photos', sha256);
  return answer.kind === 'answer' ? ok(answer.body) : refuseUnreachable(answer.why);
}

/** One at a time: a data set of images is larger than what a laptop holds in memory. */
async function fetchFiles(
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

/** A contact with the known server, for nothing but asking it. */
async function reachServer(parts: LinkParts, asked: Asked): Promise<Result<Contact>> {
  const url = getSetting(parts.store, 'serverUrl');
  if (url === null) return refuseNoServer();
  const contact = beginContact(parts, url, asked);
  const end = await greet(contact);
  return end === null ? ok(contact) : (end.error ?? refuseUnreachable(end.why));
}

const refuseNoServer = (): Result<never> => fail('sync.noServer', 'No server is set.', 'Set the server address first.');

const refuseUnreachable = (why: string): Result<never> =>
  fail('sync.unreachable', `The server could not be reached: ${why}.`, 'Try again when there is a link.');

/** Reads the server's key and challenge, pins the key at first contact, and refuses another one afterwards. */
async function greet(contact: Contact): Promise<End | null> {
  const { parts, wire, url } = contact;
  const nonce = parts.newId();
  const answer = await ask(wire, `${url}/health?nonce=${nonce}`, null, ServerHealth);
  if (answer.kind !== 'answer') return endOf(answer);
  const { serverId, publicKey, challenge, signature } = answer.body;
  contact.challenge = challenge;
  const pinned = getSetting(parts.store, 'serverKey');
  if (pinned !== null && pinned !== publicKey) {
    const error = fail(
      'sync.serverChanged',
      'Another server answers at this address.',
      'Nothing was sent. Ask whoever runs the server, then set its address again.',
    );
    return { outcome: 'untrusted', why: 'the server has another key', error };
  }
  if (!isSignedBy(publicKey, healthText(answer.body, nonce), signature)) {
    const error = fail(
      'sync.untrusted',
      'Whoever answers at this address does not hold the key that it shows.',
      'Nothing was sent. Try another network.',
    );
    return { outcome: 'untrusted', why: 'a greeting with a wrong signature', error };
  }
  parts.store.transaction((db) => {
    setSetting(db, 'serverId', serverId);
    setSetting(db, 'serverKey', publicKey);
    if (getSetting(db, 'syncClientId') === null) setSetting(db, 'syncClientId', parts.newId());
    if (getSetting(db, 'syncEpoch') === null) setSetting(db, 'syncEpoch', '1');
  });
  return null;
}

async function pushAll(contact: Contact, asked: Asked): Promise<End | null> {
  const { parts, wire, url } = contact;
  for (let repairs = 0; repairs < MAX_REPAIRS; ) {
    const mutations = parts.store.transaction((db) => takeBatch(db, BATCH));
    if (mutations.length === 0) return null;
    const request = { proto: SYNC_PROTOCOL, ...stream(parts.store), mutations };
    contact.sent += mutations.length;
    const posted = { body: request, signer: signerOf(contact) };
    const answer = await ask<PushReply | PushRefusal>(wire, `${url}/sync/push`, posted, PushReply.or(PushRefusal));
    if (answer.kind !== 'answer') return endOf(answer);
    if ('refused' in answer.body) {
      repairStream(parts, answer.body);
      repairs += 1;
    } else {
      const end = takeReceipt(contact, { ...request, count: mutations.length }, answer.body);
      if (end !== null) return end;
      asked.progress({ sent: contact.sent, received: contact.received });
    }
  }
  const error = fail(
    'sync.refused',
    'The server and this laptop disagree on what was sent.',
    'Nothing is lost. Sync again later.',
  );
  return { outcome: 'refused', why: 'the stream could not be mended', error };
}

const stream = (store: Store): { clientId: string; epoch: number } => ({
  clientId: String(getSetting(store, 'syncClientId')),
  epoch: Number(getSetting(store, 'syncEpoch')),
});

function signerOf({ parts, challenge }: Contact): Signer {
  const key = devicePrivateKey(parts.store);
  if (key === null) throw new Error('this home has no device key');
  return { devicePrivateKey: key, clientId: stream(parts.store).clientId, challenge, nowMs: parts.now() };
}

/** Only a receipt by the pinned key, over this client's stream, marks anything. */
function takeReceipt(
  contact: Contact,
  request: { clientId: string; epoch: number; count: number },
  reply: PushReply,
): End | null {
  const { store, now } = contact.parts;
  const text = receiptText(reply, reply.receipt.id);
  const genuine = isSignedBy(String(getSetting(store, 'serverKey')), text, reply.receipt.signature);
  if (
    !genuine ||
    reply.clientId !== request.clientId ||
    reply.epoch !== request.epoch ||
    reply.results.length !== request.count
  ) {
    return distrust('a receipt with a wrong signature');
  }
  store.transaction((db) => applyReceipt(db, reply, text, now()));
  contact.received += reply.results.length;
  return null;
}

function distrust(why: string): End {
  const error = fail(
    'sync.untrusted',
    'The receipt is not signed by the known server.',
    'Nothing was marked as received. Try another network.',
  );
  return { outcome: 'untrusted', why, error };
}

/** A gap is sent again from where the server stands; a fork goes on as a new client, and opUuid keeps effects single. */
function repairStream({ store, newId }: LinkParts, refusal: PushRefusal): void {
  store.transaction((db) => {
    if (refusal.refused === 'gap' && rewindTo(db, refusal.expected)) return;
    setSetting(db, 'syncEpoch', String(stream(store).epoch + 1));
    setSetting(db, 'syncClientId', newId());
    forgetPlaces(db);
  });
}

async function pullAll(contact: Contact): Promise<End | null> {
  const { parts, wire, url } = contact;
  const projects = parts.store.all('SELECT id FROM project').map((row) => String(row['id']));
  const serverId = String(getSetting(parts.store, 'serverId'));
  for (const projectId of projects) {
    const source = { serverId, projectId };
    for (let more = true; more; ) {
      const cookie = lastCursor(parts.store, source);
      const request = { proto: SYNC_PROTOCOL, clientId: stream(parts.store).clientId, projectId, cookie };
      const answer = await ask(wire, `${url}/sync/pull`, { body: request, signer: signerOf(contact) }, PullReply);
      if (answer.kind !== 'answer') return endOf(answer);
      parts.store.transaction((db) => {
        storeRemoteChanges(db, source, answer.body.patch, parts.now());
        applyRemoteChanges(db, projectId, parts.now());
      });
      removeErasedFiles(parts.store, (sha256) => parts.blobs.removeNow(sha256));
      more = answer.body.more && lastCursor(parts.store, source) > cookie;
    }
  }
  return null;
}

function endOf(answer: Exclude<Answer<unknown>, { kind: 'answer' }>): End {
  if (answer.kind !== 'refused') return { outcome: answer.kind, why: answer.why };
  const error = fail('sync.refused', 'The server refused what was sent.', 'Nothing was marked as received.', {
    why: answer.why,
  });
  return { outcome: 'refused', why: answer.why, error };
}
