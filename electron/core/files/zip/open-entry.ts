import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { isSystemError } from '../system-error.ts';
import { FileDamaged, RefusedFile } from '../tables/file-damaged.ts';
import type { ZipEntry } from './read-zip.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const BLOCK_BYTES = 256 * 1_024;

/**
 * The bytes of one entry, unpacked as they are asked for. More than the directory promised is never unpacked; fewer, or
 * another checksum, is found at the end. Throws `FileDamaged`.
 */
export async function* openEntry(path: string, entry: ZipEntry): AsyncGenerator<Buffer, void> {
  let length = 0;
  let checksum = 0;
  try {
    for await (const bytes of unpack(path, entry)) {
      length += bytes.length;
      if (length > entry.unpackedBytes) break;
      checksum = crc32(bytes, checksum);
      yield bytes;
    }
  } catch (cause) {
    if (cause instanceof RefusedFile || isSystemError(cause)) throw cause;
    throw damaged(entry);
  }
  if (length !== entry.unpackedBytes || checksum !== entry.crc32) throw damaged(entry);
}

const damaged = ({ name, archive: { noun, damagedCode } }: ZipEntry): FileDamaged =>
  new FileDamaged(damagedCode, `it is no whole ${noun}: its part ${name} is damaged`);

async function* unpack(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.packedBytes === 0) return;
  const start = await findBytes(path, entry);
  const packed = createReadStream(path, { start, end: start + entry.packedBytes - 1, highWaterMark: BLOCK_BYTES });
  if (entry.method === 'stored')
    yield* packed as AsyncIterable<Buffer>; // no encoding was set: its pieces are buffers
  else yield* pipeline(packed, createInflateRaw({ chunkSize: BLOCK_BYTES }), ignoreEnd) as AsyncIterable<Buffer>;
}

/** The loop over the last stream is told of every failure. */
const ignoreEnd = (): void => undefined;

async function findBytes(path: string, entry: ZipEntry): Promise<number> {
  const handle: FileHandle = await open(path, 'r');
  try {
    const head = Buffer.alloc(LOCAL_BYTES);
    const { bytesRead } = await handle.read(head, 0, LOCAL_BYTES, entry.offset);
    if (bytesRead < LOCAL_BYTES || head.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damaged(entry);
    return entry.offset + LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}
