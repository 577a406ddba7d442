import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Encoding } from '../../../../shared/columns/import-options.ts';
import { decodeText } from './encodings.ts';
import type { TextStream } from './text-source.ts';

/** The bytes of a UTF-8 file as they are. */
export async function openUtf8(path: string): Promise<TextStream> {
  const handle = await open(path, 'r');
  const hash = createHash('sha256');
  let total = 0;
  return {
    read: async (into, at, length) => {
      const { bytesRead } = await handle.read(into, at, length, null);
      hash.update(into.subarray(at, at + bytesRead));
      total += bytesRead;
      return bytesRead;
    },
    bytesRead: () => total,
    sha256: () => hash.digest('hex'),
    close: () => handle.close(),
  };
}

const RAW_BYTES = 256 * 1_024;
const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;

/** The bytes of a file in another encoding, written as UTF-8. What has no other half in UTF-16 becomes U+FFFD. */
export async function openDecoded(path: string, encoding: Exclude<Encoding, 'utf-8'>): Promise<TextStream> {
  const source = await openUtf8(path);
  const encoder = new TextEncoder();
  const raw = Buffer.alloc(RAW_BYTES);
  const unitBytes = encoding === 'windows-1252' ? 1 : 2;
  let cutBytes = 0;
  let text = '';
  let ended = false;

  /** Decodes the next block, if there is one. A unit that the block cuts waits for the one after it. */
  const decodeMore = async (): Promise<boolean> => {
    const bytesRead = await source.read(raw, cutBytes, RAW_BYTES - cutBytes);
    const length = cutBytes + bytesRead;
    cutBytes = length % unitBytes;
    text += decodeText(raw.subarray(0, length - cutBytes), encoding);
    raw.copyWithin(0, length - cutBytes, length);
    ended = bytesRead === 0;
    return !ended;
  };
  /** What may be handed out: not the first half of a pair whose second half is still to come. */
  const ready = (): string => (!ended && HIGH_SURROGATE.test(text) ? text.slice(0, -1) : text);

  return {
    ...source,
    read: async (into, at, length) => {
      while (ready() === '' && (await decodeMore()));
      const { read, written } = encoder.encodeInto(ready(), into.subarray(at, at + length));
      text = text.slice(read);
      return written;
    },
  };
}
