import { hasUrgent } from '../store/outbox.ts';
import { type Asked, type Contact, distrust, type End, endOf, partContact } from './contact.ts';
import type { Pace } from './pace.ts';
import { partsOfHome } from './parts-of-home.ts';
import { pushAll } from './push-all.ts';
import { isOlderServer, type PartEnd, type Parts, sendParts } from './transfer-parts.ts';

/**
 * Last of all, because they are large and everything else is wanted sooner: those that may go over this network. What is
 * captured meanwhile goes first, at the next border between two of them.
 */
export async function sendAllParts(contact: Contact, pace: Pace, asked: Asked): Promise<End | null> {
  const { store, blobs } = contact.parts;
  for (const parts of partsOfHome(store, blobs)) {
    const end = parts.priority > contact.lastPriority ? null : await sendAllOf(contact, pace, parts, asked);
    if (end !== null) return end;
  }
  return null;
}

async function sendAllOf(contact: Contact, pace: Pace, parts: Parts, asked: Asked): Promise<End | null> {
  let pushEnd: End | null = null;
  const end = await sendParts(partContact(contact), parts, async (done) => {
    const { sent, received } = contact;
    asked.progress({ sent, received, [`${parts.kind}Sent`]: done.sent, [`${parts.kind}Of`]: done.of });
    if (hasUrgent(contact.parts.store)) pushEnd = await pushAll(contact, pace, asked);
    return pushEnd === null ? null : STOPPED;
  });
  if (pushEnd !== null) return pushEnd;
  if (end === null || isOlderServer(end)) return null;
  return end.kind === 'untrusted' ? distrust(end.why) : endOf(end);
}

const STOPPED: PartEnd = { kind: 'offline', why: 'what is more urgent could not be sent' };
