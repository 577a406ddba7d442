import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

export type ZipMember = { readonly name: string; readonly bytes: Uint8Array };

const LOCAL_BYTES = 30;
const ENTRY_BYTES = 46;
const END_BYTES = 22;
/** ZIP 2.0; names are UTF-8 (bit 11). */
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1980-01-01, the first day that the format knows: files of equal content are equal, whenever they are written. */
const FIRST_DAY = 0x0021;
/** A plain file that its owner may write and all may read, for unpackers that look. */
const MODE = (0o100644 << 16) >>> 0;
const MADE_ON_UNIX = 3 << 8;

/**
 * Writes members into a ZIP file in the order given. They are stored as they are: what deflate makes of bytes depends on
 * its version, and the same members give the same file on every machine. For less than 4 GB in all (APPNOTE.TXT 6.3.10
 * of PKWARE without ZIP64).
 */
export async function writeZip(file: FileHandle, members: readonly ZipMember[]): Promise<void> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of members) {
    const nameBytes = Buffer.from(name);
    const facts = factsOf(nameBytes, bytes);
    await file.writeFile(Buffer.concat([localHeader(facts), nameBytes]));
    await file.writeFile(bytes);
    directory.push(directoryEntry(facts, offset), nameBytes);
    offset += LOCAL_BYTES + nameBytes.length + bytes.length;
  }
  const entries = Buffer.concat(directory);
  await file.writeFile(Buffer.concat([entries, endRecord(members.length, entries.length, offset)]));
}

/** What the local header and the directory say alike: from the flags to the lengths of name and extra field. */
function factsOf(name: Buffer, bytes: Uint8Array): Buffer {
  const facts = Buffer.alloc(24);
  facts.writeUInt16LE(UTF8_NAMES, 0);
  facts.writeUInt16LE(FIRST_DAY, 6);
  facts.writeUInt32LE(crc32(bytes), 8);
  facts.writeUInt32LE(bytes.length, 12);
  facts.writeUInt32LE(bytes.length, 16);
  facts.writeUInt16LE(name.length, 20);
  return facts;
}

function localHeader(facts: Buffer): Buffer {
  const header = Buffer.alloc(LOCAL_BYTES);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  facts.copy(header, 6);
  return header;
}

function directoryEntry(facts: Buffer, offset: number): Buffer {
  const entry = Buffer.alloc(ENTRY_BYTES);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(MADE_ON_UNIX | VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  facts.copy(entry, 8);
  entry.writeUInt32LE(MODE, 38);
  entry.writeUInt32LE(offset, 42);
  return entry;
}

function endRecord(members: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members, 8);
  end.writeUInt16LE(members, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
