import { fail, ok, type Result } from '../../../shared/result.ts';
import { healthText, ServerHealth, SYNC_PROTOCOL } from '../../../shared/sync-protocol.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { isSignedBy } from '../files/is-signed-by.ts';
import { devicePrivateKey } from '../store/devices.ts';
import type { Store } from '../store/open-database.ts';
import { getSetting, setSetting } from '../store/settings.ts';
import type { Session } from '../store/sync-sessions.ts';
import { allowanceOf } from './allowance.ts';
import { type ChunkSize, createChunkSize } from './chunk-size.ts';
import { type NetworkNow, networkNow } from './network-now.ts';
import { type Answer, ask, type Wire } from './post.ts';
import type { Signer } from './sign-request.ts';
import type { PartContact } from './transfer-parts.ts';

export type LinkParts = {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly newId: () => string;
  /** Given by tests that choose the network; else what this machine says. */
  readonly network?: () => NetworkNow;
};
export type Asked = { readonly signal: AbortSignal; readonly progress: (event: unknown) => void };

/** One contact with the server, from its greeting on. */
export type Contact = {
  readonly parts: LinkParts;
  readonly wire: Wire;
  readonly url: string;
  readonly network: NetworkNow;
  /** The last priority that goes over this network. */
  readonly lastPriority: number;
  /** What the server wants to see signed, from `/health`. */
  challenge: string;
  /** The newest protocol that both sides speak. */
  proto: 2 | typeof SYNC_PROTOCOL;
  sent: number;
  received: number;
  readonly chunkSize: ChunkSize;
};

/** Why a contact ended before its end; `error` where a person must hear of it. */
export type End = {
  readonly outcome: Exclude<Session['outcome'], 'online'>;
  readonly why: string;
  readonly error?: Result<never>;
};

/** `chunkSize` is what earlier contacts learnt of the link, where there were any. */
export function beginContact(
  parts: LinkParts,
  url: string,
  { signal }: Asked,
  chunkSize: ChunkSize = createChunkSize(),
): Contact {
  const network = (parts.network ?? networkNow)();
  const { lastPriority, bytesLeft } = allowanceOf(parts.store, url, network, parts.now());
  return {
    parts,
    url,
    network,
    lastPriority,
    challenge: '',
    proto: SYNC_PROTOCOL,
    sent: 0,
    received: 0,
    chunkSize,
    wire: { fetch: parts.fetch, signal, traffic: { bytesUp: 0, bytesDown: 0 }, bytesLeft },
  };
}

export const partContact = (contact: Contact): PartContact => ({
  store: contact.parts.store,
  wire: contact.wire,
  url: contact.url,
  proto: contact.proto,
  clientId: streamOf(contact.parts.store).clientId,
  signer: () => signerOf(contact),
  serverId: String(getSetting(contact.parts.store, 'serverId')),
  serverKey: String(getSetting(contact.parts.store, 'serverKey')),
  chunkSize: contact.chunkSize,
  now: contact.parts.now,
});

/** A contact with the known server, for nothing but asking it. */
export async function reachServer(parts: LinkParts, asked: Asked): Promise<Result<Contact>> {
  const url = getSetting(parts.store, 'serverUrl');
  if (url === null) return refuseNoServer();
  const contact = beginContact(parts, url, asked);
  const end = await greet(contact);
  return end === null ? ok(contact) : (end.error ?? refuseUnreachable(end.why));
}

export const refuseNoServer = (): Result<never> =>
  fail('sync.noServer', 'No server is set.', 'Set the server address first.');

export const refuseUnreachable = (why: string): Result<never> =>
  fail('sync.unreachable', `The server could not be reached: ${why}.`, 'Try again when there is a link.');

/** Reads the server's key and challenge, pins the key at first contact, and refuses another one afterwards. */
export async function greet(contact: Contact): Promise<End | null> {
  const { parts, wire, url } = contact;
  const nonce = parts.newId();
  const answer = await ask(wire, `${url}/health?nonce=${nonce}`, null, ServerHealth);
  if (answer.kind !== 'answer') return endOf(answer);
  const { proto, serverId, publicKey, challenge, signature } = answer.body;
  contact.challenge = challenge;
  contact.proto = proto === 2 ? 2 : SYNC_PROTOCOL;
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

export const streamOf = (store: Store): { clientId: string; epoch: number } => ({
  clientId: String(getSetting(store, 'syncClientId')),
  epoch: Number(getSetting(store, 'syncEpoch')),
});

export function signerOf({ parts, challenge }: Contact): Signer {
  const key = devicePrivateKey(parts.store);
  if (key === null) throw new Error('this home has no device key');
  return { devicePrivateKey: key, clientId: streamOf(parts.store).clientId, challenge, nowMs: parts.now() };
}

export function distrust(why: string): End {
  const error = fail(
    'sync.untrusted',
    'The receipt is not signed by the known server.',
    'Nothing was marked as received. Try another network.',
  );
  return { outcome: 'untrusted', why, error };
}

export function endOf(answer: Exclude<Answer<unknown>, { kind: 'answer' }>): End {
  if (answer.kind !== 'refused') return { outcome: answer.kind, why: answer.why };
  const error = fail('sync.refused', 'The server refused what was sent.', 'Nothing was marked as received.', {
    why: answer.why,
  });
  return { outcome: 'refused', why: answer.why, error };
}
