import { type FileHandle, open } from 'node:fs/promises';
import { FileDamaged, RefusedFile } from '../tables/file-damaged.ts';

/** One file within a ZIP file, as the central directory at its end tells. */
export type ZipEntry = {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly crc32: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where its local header begins. */
  readonly offset: number;
};

export type Zip = { readonly path: string; readonly entriesByName: ReadonlyMap<string, ZipEntry> };

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
export async function readZip(path: string): Promise<Zip> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { offset, length } = await findDirectory(handle, size);
    const entries = [...entriesOf(await readAt(handle, offset, length))];
    refuseBombs(entries, size);
    return { path, entriesByName: new Map(entries.map((entry) => [entry.name, entry])) };
  } finally {
    await handle.close();
  }
}

async function findDirectory(handle: FileHandle, size: number): Promise<{ offset: number; length: number }> {
  const tail = await readAt(handle, Math.max(0, size - END_BYTES - LONGEST_COMMENT), END_BYTES + LONGEST_COMMENT);
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const [length, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (offset + length > size || length > MOST_DIRECTORY_BYTES) throw cut();
    return { offset, length };
  }
  throw cut();
}

function* entriesOf(directory: Buffer): Generator<ZipEntry> {
  for (let at = 0; at < directory.length; ) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw cut();
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place));
    const nameEnd = at + ENTRY_BYTES + (nameBytes ?? 0);
    const extraEnd = nameEnd + (extraBytes ?? 0);
    if (extraEnd > directory.length) throw cut();
    yield entryOf(directory.subarray(at, nameEnd), directory.subarray(nameEnd, extraEnd));
    at = extraEnd + (commentBytes ?? 0);
  }
}

function entryOf(head: Buffer, extra: Buffer): ZipEntry {
  const name = head.toString('utf8', ENTRY_BYTES);
  if ((head.readUInt16LE(8) & ENCRYPTED) !== 0) throw encrypted();
  const method = METHODS[head.readUInt16LE(10)];
  if (method === undefined) throw new FileDamaged('excel.damaged', `its part ${name} is packed in an unknown way`);
  const readSize = zip64Reader(extra);
  const unpackedBytes = readSize(head.readUInt32LE(24));
  const packedBytes = readSize(head.readUInt32LE(20));
  return {
    name,
    method,
    crc32: head.readUInt32LE(16),
    packedBytes,
    unpackedBytes,
    offset: readSize(head.readUInt32LE(42)),
  };
}

/** Numbers that do not fit 32 bits stand one after the other in an extra field, in the order in which they are asked for. */
function zip64Reader(extra: Buffer): (short: number) => number {
  let field: Buffer = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === ZIP64_FIELD) field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  let at = 0;
  return (short) => {
    if (short !== IN_ZIP64_FIELD) return short;
    if (at + 8 > field.length) throw cut();
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  };
}

function refuseBombs(entries: readonly ZipEntry[], sizeBytes: number): void {
  const sum = (sizeOf: (entry: ZipEntry) => number): number =>
    entries.reduce((total, entry) => total + sizeOf(entry), 0);
  const isBomb = ({ packedBytes, unpackedBytes }: ZipEntry): boolean =>
    unpackedBytes > HARMLESS_BYTES && unpackedBytes > packedBytes * MOST_RATIO;
  const unpackedBytes = sum((entry) => entry.unpackedBytes);
  if (sum((entry) => entry.packedBytes) <= sizeBytes && unpackedBytes <= MOST_UNPACKED_BYTES && !entries.some(isBomb))
    return;
  throw new RefusedFile(
    'zip.bomb',
    `it would unpack to ${Math.ceil(unpackedBytes / 2 ** 20).toLocaleString('en')} MB, which no workbook of its size holds`,
    'Do not open it elsewhere either unless you know who made it. A workbook that is really so large: save it as CSV.',
  );
}

const cut = (): FileDamaged =>
  new FileDamaged('excel.damaged', 'it is no whole Excel file: the directory at its end is missing or cut');

export const encrypted = (): RefusedFile =>
  new RefusedFile(
    'excel.encrypted',
    'it is protected with a password',
    'Open it where the password is known and save it again without one (File, Info, Protect Workbook).',
  );

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
