import type { Result } from '../../../shared/result.ts';
import { fail } from '../../../shared/result.ts';
import { packBatch } from '../../../shared/packing/pack-batch.ts';
import {
  CHECK_LENGTH,
  type Mutation,
  type PackedPush,
  PushRefusal,
  PushReply,
  type PushRequest,
  receiptText,
  SYNC_PROTOCOL,
} from '../../../shared/sync-protocol.ts';
import { isSignedBy } from '../files/is-signed-by.ts';
import { forgetPlaces, rewindTo, takeBatch } from '../store/outbox.ts';
import { applyReceipt } from '../store/receipts.ts';
import { getSetting, setSetting } from '../store/settings.ts';
import { type Asked, type Contact, distrust, type End, endOf, type LinkParts, signerOf, streamOf } from './contact.ts';
import type { Pace } from './pace.ts';
import { ask } from './post.ts';

/** A healthy contact never rewinds or forks more than once. */
const MAX_REPAIRS = 3;

/** Sends all that waits and may go over this network, a batch at a time; each is marked by its own signed receipt. */
export async function pushAll(contact: Contact, pace: Pace, asked: Asked): Promise<End | null> {
  const { parts, wire, url } = contact;
  for (let repairs = 0; repairs < MAX_REPAIRS; ) {
    const mutations = parts.store.transaction((db) => takeBatch(db, pace.rows(), contact.lastPriority));
    if (mutations.length === 0) return null;
    const own = streamOf(parts.store);
    contact.sent += mutations.length;
    const posted = { body: requestOf(contact, own, mutations), signer: signerOf(contact) };
    const startedAtMs = parts.now();
    const answer = await ask<PushReply | PushRefusal>(wire, `${url}/sync/push`, posted, PushReply.or(PushRefusal));
    if (answer.kind !== 'answer') {
      pace.lost();
      return endOf(answer);
    }
    pace.took(mutations.length, parts.now() - startedAtMs);
    if ('refused' in answer.body) {
      repairStream(parts, answer.body);
      repairs += 1;
    } else {
      const end = takeReceipt(contact, { ...own, count: mutations.length }, answer.body);
      if (end !== null) return end;
      asked.progress({ sent: contact.sent, received: contact.received });
    }
  }
  const error: Result<never> = fail(
    'sync.refused',
    'The server and this laptop disagree on what was sent.',
    'Nothing is lost. Sync again later.',
  );
  return { outcome: 'refused', why: 'the stream could not be mended', error };
}

type Own = { readonly clientId: string; readonly epoch: number };

/** By columns where the server reads them. */
function requestOf({ proto }: Contact, own: Own, mutations: readonly Mutation[]): PushRequest | PackedPush {
  if (proto === 2) return { proto, ...own, mutations: [...mutations] };
  const rows = mutations.map(({ payloadHash, ...rest }) => ({ ...rest, check: payloadHash.slice(0, CHECK_LENGTH) }));
  return { proto: SYNC_PROTOCOL, ...own, batch: packBatch(rows) };
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

/** A gap is sent again from where the server stands; a fork goes on as a new client, and opUuid keeps effects single. */
function repairStream({ store, newId }: LinkParts, refusal: PushRefusal): void {
  store.transaction((db) => {
    if (refusal.refused === 'gap' && rewindTo(db, refusal.expected)) return;
    setSetting(db, 'syncEpoch', String(streamOf(store).epoch + 1));
    setSetting(db, 'syncClientId', newId());
    forgetPlaces(db);
  });
}
