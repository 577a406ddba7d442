import { type FileHandle, open } from 'node:fs/promises';
import { FileDamaged, RefusedFile } from '../tables/file-damaged.ts';

/** What a ZIP file is taken for, in the words and codes of its refusals. */
export type Archive = {
  /** `Excel file`. */
  readonly noun: string;
  readonly damagedCode: string;
  readonly encrypted: () => RefusedFile;
  readonly bombHint: string;
};

/** One file within a ZIP file, as the central directory at its end tells. */
export type ZipEntry = {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly crc32: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where its local header begins. */
  readonly offset: number;
  readonly archive: Archive;
};

export type Zip = {
  readonly path: string;
  /** In the order of the directory; of two with one name the later is in `entriesByName`. */
  readonly entries: readonly ZipEntry[];
  readonly entriesByName: ReadonlyMap<string, ZipEntry>;
};

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const ZIP64_FIELD = 0x0001;
const IN_ZIP64_FIELD = 0xffffffff;
const ENCRYPTED = 1;
const METHODS: Readonly<Record<number, ZipEntry['method']>> = { 0: 'stored', 8: 'deflated' };

const MOST_DIRECTORY_BYTES = 16 * 2 ** 20;
const MOST_UNPACKED_BYTES = 4 * 2 ** 30;
/** Text repeats itself: a sheet of equal cells packs 1:200. Deflate reaches 1:1032, and only bombs come near. */
const MOST_RATIO = 400;
/** Below this a high ratio harms nobody. */
const HARMLESS_BYTES = 64 * 2 ** 20;

/**
 * The directory of a ZIP file, from which nothing is unpacked yet. Sizes that only a bomb has are refused here (`zip.bomb`:
 * over 4 GB unpacked, over 64 MB packed 1:400, entries that share their bytes), and `openEntry` holds every entry to the size told. Throws
 * `FileDamaged` and `RefusedFile`. Format: APPNOTE.TXT 6.3.10 of PKWARE.
 */
export async function readZip(path: string, archive: Archive): Promise<Zip> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { offset, length } = await findDirectory(handle, size, archive);
    const entries = [...entriesOf(await readAt(handle, offset, length), archive)];
    refuseBombs(entries, size, archive);
    return { path, entries, entriesByName: new Map(entries.map((entry) => [entry.name, entry])) };
  } finally {
    await handle.close();
  }
}

async function findDirectory(
  handle: FileHandle,
  size: number,
  archive: Archive,
): Promise<{ offset: number; length: number }> {
  const tail = await readAt(handle, Math.max(0, size - END_BYTES - LONGEST_COMMENT), END_BYTES + LONGEST_COMMENT);
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const [length, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (offset + length > size || length > MOST_DIRECTORY_BYTES) throw cut(archive);
    return { offset, length };
  }
  throw cut(archive);
}

function* entriesOf(directory: Buffer, archive: Archive): Generator<ZipEntry> {
  for (let at = 0; at < directory.length; ) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw cut(archive);
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place));
    const nameEnd = at + ENTRY_BYTES + (nameBytes ?? 0);
    const extraEnd = nameEnd + (extraBytes ?? 0);
    if (extraEnd > directory.length) throw cut(archive);
    yield entryOf(directory.subarray(at, nameEnd), directory.subarray(nameEnd, extraEnd), archive);
    at = extraEnd + (commentBytes ?? 0);
  }
}

function entryOf(head: Buffer, extra: Buffer, archive: Archive): ZipEntry {
  const name = head.toString('utf8', ENTRY_BYTES);
  if ((head.readUInt16LE(8) & ENCRYPTED) !== 0) throw archive.encrypted();
  const method = METHODS[head.readUInt16LE(10)];
  if (method === undefined) throw new FileDamaged(archive.damagedCode, `its part ${name} is packed in an unknown way`);
  const readSize = zip64Reader(extra, archive);
  const unpackedBytes = readSize(head.readUInt32LE(24));
  const packedBytes = readSize(head.readUInt32LE(20));
  return {
    name,
    method,
    crc32: head.readUInt32LE(16),
    packedBytes,
    unpackedBytes,
    offset: readSize(head.readUInt32LE(42)),
    archive,
  };
}

/** Numbers that do not fit 32 bits stand one after the other in an extra field, in the order in which they are asked for. */
function zip64Reader(extra: Buffer, archive: Archive): (short: number) => number {
  let field: Buffer = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === ZIP64_FIELD) field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  let at = 0;
  return (short) => {
    if (short !== IN_ZIP64_FIELD) return short;
    if (at + 8 > field.length) throw cut(archive);
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  };
}

function refuseBombs(entries: readonly ZipEntry[], sizeBytes: number, { noun, bombHint }: Archive): void {
  const sum = (sizeOf: (entry: ZipEntry) => number): number =>
    entries.reduce((total, entry) => total + sizeOf(entry), 0);
  const isBomb = ({ packedBytes, unpackedBytes }: ZipEntry): boolean =>
    unpackedBytes > HARMLESS_BYTES && unpackedBytes > packedBytes * MOST_RATIO;
  const unpackedBytes = sum((entry) => entry.unpackedBytes);
  if (sum((entry) => entry.packedBytes) <= sizeBytes && unpackedBytes <= MOST_UNPACKED_BYTES && !entries.some(isBomb))
    return;
  throw new RefusedFile(
    'zip.bomb',
    `it would unpack to ${Math.ceil(unpackedBytes / 2 ** 20).toLocaleString('en')} MB, which no ${noun} of its size holds`,
    `Do not open it elsewhere either unless you know who made it. ${bombHint}`,
  );
}

const cut = ({ noun, damagedCode }: Archive): FileDamaged =>
  new FileDamaged(damagedCode, `it is no whole ${noun}: the directory at its end is missing or cut`);

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
