import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../../../../shared/columns/import-options.ts';

/** Letters of Windows-1252 where it differs from Latin-1 (WHATWG Encoding Standard): the bytes 0x80 to 0x9f. */
const WINDOWS_1252_UPPER =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';
const LOOKED_AT_BYTES = 4_096;

/**
 * How the bytes of a file write letters. A byte order mark says it; UTF-16 without one shows by the NUL in every second
 * byte of its Latin letters and digits; what is not UTF-8 and nowhere looks like it is Windows-1252. Bytes that look
 * like UTF-8 and are damaged stay UTF-8, so that the reader can name the lines. `pieces` are looked at besides `head`.
 */
export function detectEncoding(head: Buffer, pieces: readonly Buffer[] = []): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const [even, odd] = nulShares(head.subarray(0, LOOKED_AT_BYTES));
  if (odd > 0.3 && even < 0.05) return 'utf-16le';
  if (even > 0.3 && odd < 0.05) return 'utf-16be';
  const suspects = [head, ...pieces].map(withoutCutEnds).filter((bytes) => !isUtf8(bytes));
  return suspects.length > 0 && suspects.every((bytes) => !looksLikeUtf8(bytes) && !bytes.includes(0))
    ? 'windows-1252'
    : 'utf-8';
}

function nulShares(bytes: Buffer): readonly [even: number, odd: number] {
  const counts: [number, number] = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) counts[(at & 1) as 0 | 1]++; // the lowest bit
  const half = Math.max(1, bytes.length / 2);
  return [counts[0] / half, counts[1] / half];
}

/** Without the bytes of a letter that the piece's ends may have cut. */
function withoutCutEnds(bytes: Buffer): Buffer {
  let [start, end] = [0, bytes.length];
  while (start < 3 && isContinuation(bytes[start])) start++;
  while (bytes.length - end < 3 && isContinuation(bytes[end - 1])) end--;
  if ((bytes[end - 1] ?? 0) >= 0xc0) end--;
  return isUtf8(bytes.subarray(start, end)) ? bytes.subarray(start, end) : bytes;
}

/**
 * Some byte that begins a letter of several bytes in UTF-8 is followed by as many that go on with it, or by two: a
 * damaged letter. Windows-1252 seldom has that; its é and ” stand side by side, and a third such sign does not.
 */
function looksLikeUtf8(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0xc0 || !isContinuation(bytes[at + 1])) continue;
    if (lead < 0xe0 || isContinuation(bytes[at + 2])) return true;
  }
  return false;
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** A last byte that is only half a unit of UTF-16 is left out. */
export function decodeText(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf-8') return bytes.toString('utf8');
  if (encoding === 'utf-16le') return bytes.toString('utf16le');
  if (encoding === 'utf-16be') {
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  }
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (letter) => WINDOWS_1252_UPPER.charAt(letter.charCodeAt(0) - 0x80));
}
