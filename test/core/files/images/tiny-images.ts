import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** A PNG of these pixels, row by row: greyscale, or red, green and blue where there are three channels. */
export function encodePng(width: number, height: number, pixels: Uint8Array, channels: 1 | 3 = 1): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 3 ? 2 : 0, 0, 0, 0], 8); // 8 bits a channel, not interlaced
  const lineBytes = width * channels;
  const lines = Buffer.alloc((lineBytes + 1) * height); // each line begins with its filter, 0
  for (let row = 0; row < height; row++) {
    lines.set(pixels.subarray(row * lineBytes, (row + 1) * lineBytes), row * (lineBytes + 1) + 1);
  }
  return Buffer.concat([SIGNATURE, part('IHDR', header), part('IDAT', deflateSync(lines)), part('IEND', Buffer.of())]);
}

/** The PNG with a camera's notes before its pixels. */
export function withExif(png: Uint8Array, block: Uint8Array): Uint8Array {
  const headerEnd = SIGNATURE.length + 25;
  return Buffer.concat([png.subarray(0, headerEnd), part('eXIf', Buffer.from(block)), png.subarray(headerEnd)]);
}

function part(name: string, body: Buffer): Buffer {
  const framed = Buffer.alloc(body.length + 12);
  framed.writeUInt32BE(body.length, 0);
  framed.write(name, 4, 'latin1');
  framed.set(body, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, body.length + 8)), body.length + 8);
  return framed;
}

/** A 28 × 28 PNG that looks somewhat like a piece of clothing of its class, different for each number. */
export function drawGarment(number: number): Uint8Array {
  const pixels = new Uint8Array(28 * 28);
  const [waist, hem] = [4 + (number % 5), 6 + (Math.floor(number / 5) % 7)];
  for (let row = 3; row < 25; row++) {
    const half = waist + ((hem - waist) * row) / 28 + ((number * 7919 + row * 104_729) % 3);
    for (let column = 0; column < 28; column++) {
      const isInside = Math.abs(column - 13.5) < half;
      pixels[row * 28 + column] = isInside ? 90 + ((number * 31 + row * 7 + column * 13) % 160) : 0;
    }
  }
  pixels[0] = number % 256;
  pixels[1] = Math.floor(number / 256) % 256;
  return encodePng(28, 28, pixels);
}

/** 1 × 1 pixel each, as common encoders write them. */
export const smallest = {
  gif: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  webp: Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=', 'base64'),
  jpeg: Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    'base64',
  ),
  bmp: Buffer.from(
    '424d3a0000000000000036000000280000000100000001000000010018000000000004000000130b0000130b000000000000000000000000ff00',
    'hex',
  ),
} as const;
