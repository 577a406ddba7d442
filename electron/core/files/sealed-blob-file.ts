import { createHash, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import {
  type BlobKeys,
  contentLength,
  deriveBlobKeys,
  HEADER_BYTES,
  isSealedFor,
  lastSegment,
  openSegment,
  SALT_BYTES,
  SEGMENT_BYTES,
  saltOf,
  sealSegment,
  segmentPosition,
  writeHeader,
} from './sealed-blob.ts';

export type StoredBlob = { readonly sha256: string; readonly sizeBytes: number };

/** The header is written last, when address and length are known; until then its place holds zeros. */
export async function writeSealed(
  file: FileHandle,
  pieces: AsyncIterable<Uint8Array>,
  homeKey: Uint8Array,
): Promise<StoredBlob> {
  const salt = randomBytes(SALT_BYTES);
  const keys = deriveBlobKeys(homeKey, salt);
  const hash = createHash('sha256');
  let [segment, sizeBytes] = [0, 0];
  let pending: Buffer = Buffer.alloc(0);
  await file.writeFile(Buffer.alloc(HEADER_BYTES));
  for await (const piece of pieces) {
    hash.update(piece);
    sizeBytes += piece.length;
    pending = Buffer.concat([pending, piece]);
    const sealed: Buffer[] = [];
    let at = 0; // a full segment waits until more content shows that it is not the last
    for (; pending.length - at > SEGMENT_BYTES; at += SEGMENT_BYTES) {
      sealed.push(sealSegment(keys, segment++, false, pending.subarray(at, at + SEGMENT_BYTES)));
    }
    pending = pending.subarray(at);
    await file.writeFile(Buffer.concat(sealed));
  }
  await file.writeFile(sealSegment(keys, segment, true, pending));
  const sha256 = hash.digest('hex');
  await file.write(writeHeader(keys, salt, sha256, sizeBytes), 0, HEADER_BYTES, 0);
  return { sha256, sizeBytes };
}

/** Null where anything in the way of this range is not what was sealed. */
export async function readSealed(
  file: FileHandle,
  fileBytes: number,
  sha256: string,
  homeKey: Uint8Array,
  offset: number,
  length: number,
): Promise<Uint8Array | null> {
  const header = await readAt(file, 0, HEADER_BYTES);
  const salt = saltOf(header);
  const sizeBytes = contentLength(fileBytes);
  if (salt === null || sizeBytes < 0) return null;
  const keys = deriveBlobKeys(homeKey, salt);
  if (!isSealedFor(header, keys, sha256, sizeBytes)) return null;
  const end = Math.min(offset + length, sizeBytes);
  if (offset >= end) return new Uint8Array(0);
  return openSegments(file, keys, sizeBytes, offset, end);
}

async function openSegments(
  file: FileHandle,
  keys: BlobKeys,
  sizeBytes: number,
  offset: number,
  end: number,
): Promise<Uint8Array | null> {
  const content = new Uint8Array(end - offset);
  const last = lastSegment(sizeBytes);
  for (let segment = Math.floor(offset / SEGMENT_BYTES); segment * SEGMENT_BYTES < end; segment++) {
    const position = segmentPosition(segment);
    const sealed = await readAt(file, position, segmentPosition(segment + 1) - position);
    const opened = openSegment(keys, segment, segment === last, sealed);
    if (opened === null) return null;
    const begin = segment * SEGMENT_BYTES;
    content.set(opened.subarray(Math.max(0, offset - begin), end - begin), Math.max(0, begin - offset));
  }
  return content;
}

/** Bytes of a file from a position; fewer where it ends before. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
