import { inflateSync } from 'node:zlib';
import { type Decoded, PictureUnreadable } from './decoded.ts';

/** Of an image of 100 megapixels; a file that claims more is not unpacked. */
const MOST_BYTES = 400 * 2 ** 20;
const SIGNATURE_BYTES = 8;

/** Samples a pixel by colour type (PNG, third edition, 11.2.1). */
const SAMPLES = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);
const PALETTE = 3;

type Header = { readonly width: number; readonly height: number; readonly depth: number; readonly colour: number };

/** Decodes a PNG of any depth and colour; transparency is left out. Interlaced files are refused. */
export function decodePng(bytes: Uint8Array): Decoded {
  const parts: Uint8Array[] = [];
  let palette = new Uint8Array(0);
  for (const { name, content } of pngChunks(bytes)) {
    if (name === 'IDAT') parts.push(content);
    else if (name === 'PLTE') palette = content.slice();
  }
  const header = readHeader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const samples = SAMPLES.get(header.colour) ?? 0;
  const rowBytes = Math.ceil((header.width * samples * header.depth) / 8);
  const rows = unfilter(unpack(parts, header.height * (rowBytes + 1)), header.height, rowBytes, header, samples);
  return readPixels(rows, rowBytes, samples, header, palette);
}

/** Each chunk of a PNG, as far as it goes; checksums are not looked at. */
export function* pngChunks(bytes: Uint8Array): Generator<{ readonly name: string; readonly content: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = SIGNATURE_BYTES; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    yield { name, content: bytes.subarray(at + 8, at + 8 + view.getUint32(at)) };
  }
}

function readHeader(view: DataView): Header {
  if (view.byteLength < 29) throw new PictureUnreadable('it is cut short');
  const header = {
    width: view.getUint32(16),
    height: view.getUint32(20),
    depth: view.getUint8(24),
    colour: view.getUint8(25),
  };
  if (!SAMPLES.has(header.colour) || ![1, 2, 4, 8, 16].includes(header.depth)) {
    throw new PictureUnreadable('its colours are none that PNG has');
  }
  if (view.getUint8(28) !== 0) throw new PictureUnreadable('it is an interlaced PNG');
  return header;
}

function unpack(parts: readonly Uint8Array[], sizeBytes: number): Uint8Array {
  if (sizeBytes > MOST_BYTES) throw new PictureUnreadable('it is too large');
  let unpacked: Uint8Array;
  try {
    unpacked = inflateSync(Buffer.concat(parts), { maxOutputLength: sizeBytes });
  } catch {
    throw new PictureUnreadable('its pixels cannot be unpacked');
  }
  if (unpacked.length < sizeBytes) throw new PictureUnreadable('it is cut short');
  return unpacked;
}

/** Undoes the filters of each row (PNG, section 9), and takes out the bytes that name them. */
function unfilter(
  packed: Uint8Array,
  height: number,
  rowBytes: number,
  { depth }: Header,
  samples: number,
): Uint8Array {
  const back = Math.max(1, (samples * depth) >> 3);
  const rows = new Uint8Array(height * rowBytes);
  for (let row = 0; row < height; row += 1) {
    const from = row * (rowBytes + 1) + 1;
    const start = row * rowBytes;
    const filter = packed[from - 1];
    for (let at = 0; at < rowBytes; at += 1) {
      const left = at >= back ? (rows[start + at - back] as number) : 0; // in range, here and below
      const up = row > 0 ? (rows[start + at - rowBytes] as number) : 0;
      const corner = row > 0 && at >= back ? (rows[start + at - rowBytes - back] as number) : 0;
      rows[start + at] = (packed[from + at] as number) + predicted(filter, left, up, corner);
    }
  }
  return rows;
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) throw new PictureUnreadable('its rows are filtered in a way that PNG does not have');
  const [byLeft, byUp] = [Math.abs(up - corner), Math.abs(left - corner)];
  const byCorner = Math.abs(left + up - 2 * corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

function readPixels(
  rows: Uint8Array,
  rowBytes: number,
  samples: number,
  { width, height, depth, colour }: Header,
  palette: Uint8Array,
): Decoded {
  const isColoured = colour === PALETTE || samples >= 3;
  const channels = isColoured ? 3 : 1;
  const pixels = new Uint8Array(width * height * channels);
  const largest = colour === PALETTE ? 255 : 2 ** Math.min(depth, 8) - 1;
  for (let row = 0, to = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      for (let channel = 0; channel < channels; channel += 1, to += 1) {
        const sample = colour === PALETTE ? column : column * samples + channel;
        const value = sampleAt(rows, row * rowBytes, sample, depth);
        pixels[to] = colour === PALETTE ? (palette[value * 3 + channel] ?? 0) : (value * 255) / largest;
      }
    }
  }
  return { width, height, channels, pixels };
}

/** The upper eight bits of a sample, or all of a shallower one. */
function sampleAt(rows: Uint8Array, start: number, sample: number, depth: number): number {
  if (depth === 8) return rows[start + sample] as number; // in range, here and below
  if (depth === 16) return rows[start + sample * 2] as number;
  const bit = sample * depth;
  return ((rows[start + (bit >> 3)] as number) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}
