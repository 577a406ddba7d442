import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/**
 * How a blob lies on an encrypted disk: seekable authenticated encryption by the STREAM construction (Hoang,
 * Reyhanitabar, Rogaway, Vizár 2015) with the layout of Tink's AES-GCM-HKDF streaming.
 *
 *   header (72 bytes): magic (8), salt (32), seal (32)
 *   segments: up to 65,536 bytes of content each, AES-256-GCM encrypted, a 16-byte tag behind each
 *
 * Each file has keys of its own: HKDF-SHA256 over the home's key with the file's random salt. A segment's nonce is 7
 * bytes of the file's, the segment's number (4) and 1 for the last segment or 0 (1), so that segments can neither be
 * swapped, nor repeated, nor cut off at the end. The seal is an HMAC-SHA256 over the content's address and length, so
 * that neither a range of another blob nor of a shortened one passes. A wrong key fails as damage does.
 */
export const SEGMENT_BYTES = 65_536;
const TAG_BYTES = 16;
const SEALED_SEGMENT_BYTES = SEGMENT_BYTES + TAG_BYTES;
const MAGIC = Buffer.from('FLBLOB1\0', 'latin1');
export const SALT_BYTES = 32;
export const HEADER_BYTES = MAGIC.length + SALT_BYTES + 32;

export type BlobKeys = { readonly content: Buffer; readonly seal: Buffer; readonly noncePrefix: Buffer };

/** `homeKey` is 32 bytes, `salt` 32 random bytes of the file's own. */
export function deriveBlobKeys(homeKey: Uint8Array, salt: Uint8Array): BlobKeys {
  const bytes = Buffer.from(hkdfSync('sha256', homeKey, salt, 'fieldloop blob v1', 71));
  return { content: bytes.subarray(0, 32), seal: bytes.subarray(32, 64), noncePrefix: bytes.subarray(64) };
}

export function writeHeader(keys: BlobKeys, salt: Uint8Array, sha256: string, sizeBytes: number): Buffer {
  return Buffer.concat([MAGIC, salt, sealOf(keys, sha256, sizeBytes)]);
}

/** The file's salt, or null where this is no header. */
export function saltOf(header: Uint8Array): Uint8Array | null {
  const isHeader = header.length === HEADER_BYTES && MAGIC.equals(header.subarray(0, MAGIC.length));
  return isHeader ? header.subarray(MAGIC.length, MAGIC.length + SALT_BYTES) : null;
}

/** Whether the header was written for this address and length. */
export const isSealedFor = (header: Uint8Array, keys: BlobKeys, sha256: string, sizeBytes: number): boolean =>
  timingSafeEqual(header.subarray(MAGIC.length + SALT_BYTES), sealOf(keys, sha256, sizeBytes));

function sealOf(keys: BlobKeys, sha256: string, sizeBytes: number): Buffer {
  return createHmac('sha256', keys.seal).update(`${sha256} ${sizeBytes}`).digest();
}

/** Content bytes in a sealed file of this length, or -1 where none has it. Empty content is one empty segment. */
export function contentLength(fileBytes: number): number {
  const sealed = fileBytes - HEADER_BYTES;
  const segments = Math.ceil(sealed / SEALED_SEGMENT_BYTES);
  const lastBytes = sealed - (segments - 1) * SEALED_SEGMENT_BYTES - TAG_BYTES;
  return segments < 1 || lastBytes < 0 ? -1 : sealed - segments * TAG_BYTES;
}

/** Number of the last segment of content that long. */
export const lastSegment = (sizeBytes: number): number => Math.max(0, Math.ceil(sizeBytes / SEGMENT_BYTES) - 1);

export const segmentPosition = (segment: number): number => HEADER_BYTES + segment * SEALED_SEGMENT_BYTES;

export function sealSegment(keys: BlobKeys, segment: number, isLast: boolean, content: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keys.content, nonceOf(keys, segment, isLast));
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** The content of a segment, or null where it is not the one that was sealed in this place. */
export function openSegment(keys: BlobKeys, segment: number, isLast: boolean, sealed: Uint8Array): Buffer | null {
  if (sealed.length < TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', keys.content, nonceOf(keys, segment, isLast), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const content = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    return Buffer.concat([content, decipher.final()]);
  } catch {
    return null; // the only thing `final` throws for is a tag that does not fit
  }
}

function nonceOf(keys: BlobKeys, segment: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  keys.noncePrefix.copy(nonce);
  nonce.writeUInt32BE(segment, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
