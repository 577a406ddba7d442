import { decompressZstd } from 'hyparquet-compressors';

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a5;
const LARGEST_BLOCK = 128 * 1_024;
const MOST_BYTES = 2 ** 30;
const [RUN, PACKED] = [1, 2];

/** Unpacks zstd frames. Throws for bytes that are none, and for those that may unpack to more than 1 GB. */
export function unpackZstd(bytes: Uint8Array): Uint8Array {
  if (unpackedLimit(bytes) > MOST_BYTES) throw new Error('a zstd frame is too large');
  return decompressZstd(bytes);
}

/**
 * What zstd frames (RFC 8878) unpack to at most, told from their blocks without unpacking them: a run of 4 bytes stands
 * for up to 2 MB, and the library knows no limit.
 */
function unpackedLimit(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let limit = 0;
  for (let at = 0; at < bytes.length; ) {
    const magic = view.getUint32(at, true);
    if (magic >>> 4 === SKIPPABLE) at += 8 + view.getUint32(at + 4, true);
    else if (magic !== MAGIC) throw new Error('no zstd frame');
    else {
      const frame = walkFrame(view, at + 4);
      limit += frame.limit;
      at = frame.end;
    }
  }
  return limit;
}

function walkFrame(view: DataView, start: number): { readonly limit: number; readonly end: number } {
  const descriptor = view.getUint8(start);
  const isSingle = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  let at = start + 1 + (isSingle ? 0 : 1) + dictionaryBytes + sizeBytes;
  let limit = 0;
  for (let isLast = false; !isLast; ) {
    const block = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    const [kind, size] = [(block >> 1) & 3, block >> 3];
    isLast = (block & 1) === 1;
    if (kind > PACKED) throw new Error('a zstd block of an unknown kind');
    limit += kind === PACKED ? LARGEST_BLOCK : size;
    at += 3 + (kind === RUN ? 1 : size);
  }
  return { limit, end: at + ((descriptor & 4) !== 0 ? 4 : 0) };
}
