import type { CameraNotes } from './read-exif.ts';

const ORIENTATION = 0x0112;
const EXIF_IFD = 0x8769;
const DATE_TIME_ORIGINAL = 0x9003;
const OFFSET_TIME_ORIGINAL = 0x9011;

const ASCII = 2;
const SHORT = 3;
const LONG = 4;

const TIFF_HEAD_BYTES = 8;
const ENTRY_BYTES = 12;

type Entry = { readonly tag: number; readonly type: number; readonly count: number; readonly value: Uint8Array };

/**
 * An Exif block that says how a picture is turned and when it was taken, and nothing else (TIFF 6.0, big-endian; the
 * same notes always make the same bytes). Null where there is nothing to say.
 */
export function writeExif({ orientation, takenAt }: Pick<CameraNotes, 'orientation' | 'takenAt'>): Uint8Array | null {
  if (orientation === 1 && takenAt === null) return null;
  const turned: Entry = { tag: ORIENTATION, type: SHORT, count: 1, value: bigEndian(2, orientation) };
  const times = takenAt === null ? [] : timeEntries(takenAt);
  const hasTimes = times.length > 0;
  const innerAt = TIFF_HEAD_BYTES + directoryBytes(hasTimes ? 2 : 1);
  const pointer: Entry = { tag: EXIF_IFD, type: LONG, count: 1, value: bigEndian(4, innerAt) };
  return Buffer.concat([
    Buffer.from('4d4d002a00000008', 'hex'), // big-endian TIFF whose first directory follows at once
    directory(hasTimes ? [turned, pointer] : [turned], TIFF_HEAD_BYTES),
    ...(hasTimes ? [directory(times, innerAt)] : []),
  ]);
}

/** `2026-11-23T09:41:07+03:00` in Exif's spelling. */
function timeEntries(takenAt: string): Entry[] {
  const clock = `${takenAt.slice(0, 10).replaceAll('-', ':')} ${takenAt.slice(11, 19)}`;
  const offset = takenAt.slice(19);
  return [text(DATE_TIME_ORIGINAL, clock), ...(offset === '' ? [] : [text(OFFSET_TIME_ORIGINAL, offset)])];
}

const text = (tag: number, said: string): Entry => {
  const value = Buffer.from(`${said}\0`, 'latin1');
  return { tag, type: ASCII, count: value.length, value };
};

function bigEndian(bytes: 2 | 4, value: number): Uint8Array {
  const written = Buffer.alloc(bytes);
  written.writeUIntBE(value, 0, bytes);
  return written;
}

const directoryBytes = (entries: number): number => 2 + entries * ENTRY_BYTES + 4;

/** One directory at `at`, without a next one, and behind it the values of more than four bytes. */
function directory(entries: readonly Entry[], at: number): Uint8Array {
  const table = Buffer.alloc(directoryBytes(entries.length));
  table.writeUInt16BE(entries.length, 0);
  const behind: Uint8Array[] = [];
  let behindAt = at + table.length;
  for (const [index, { tag, type, count, value }] of entries.entries()) {
    const entryAt = 2 + index * ENTRY_BYTES;
    table.writeUInt16BE(tag, entryAt);
    table.writeUInt16BE(type, entryAt + 2);
    table.writeUInt32BE(count, entryAt + 4);
    if (value.length <= 4) table.set(value, entryAt + 8);
    else {
      table.writeUInt32BE(behindAt, entryAt + 8);
      behind.push(value);
      behindAt += value.length;
    }
  }
  return Buffer.concat([table, ...behind]);
}
