import { type Asked, type Contact, distrust, type End, endOf, partContact } from './contact.ts';
import { partsOfHome } from './parts-of-home.ts';
import { type PartEnd, type Parts, sendParts } from './transfer-parts.ts';

/** Last of all, because they are large and everything else is wanted sooner. */
export async function sendAllParts(contact: Contact, asked: Asked): Promise<End | null> {
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
export const isOlderServer = ({ kind, why }: PartEnd): boolean =>
  kind === 'refused' && why.includes('server.noSuchPath');
