import { RecordValues } from './records.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';

/** Seals identifiers for one record event under the key of the person whom they name. */
export const sealIdentifiers = (key: Uint8Array, identifiers: RecordValues, eventId: string): Uint8Array =>
  sealBytes(key, Buffer.from(JSON.stringify(identifiers)), eventId);

/** What `sealIdentifiers` was given; empty under another key than the one it was sealed with. */
export function openSealed(key: Uint8Array, sealed: Uint8Array, eventId: string): RecordValues {
  const content = openBytes(key, sealed, eventId);
  return content === null ? {} : RecordValues.parse(JSON.parse(Buffer.from(content).toString()));
}
