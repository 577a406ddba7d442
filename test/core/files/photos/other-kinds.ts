import { crc32 } from 'node:zlib';

/** The PNG with chunks behind its header. */
export function withPngChunks(png: Uint8Array, chunks: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const afterHeader = 8 + 25;
  const made = Object.entries(chunks).map(([name, content]) => {
    const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
    chunk.writeUInt32BE(content.length, 0);
    chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
    return chunk;
  });
  return new Uint8Array(Buffer.concat([png.subarray(0, afterHeader), ...made, png.subarray(afterHeader)]));
}

const EVERY_FLAG = 0x2e; // colour profile, animation, Exif, XMP

/** A WebP of one chunk as an extended one of 1 × 1 pixel, with chunks behind its pixels. */
export function asExtendedWebp(simple: Uint8Array, chunks: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const canvas = Buffer.alloc(10);
  canvas[0] = EVERY_FLAG;
  const parts = [
    riff('VP8X', canvas),
    simple.subarray(12),
    ...Object.entries(chunks).map(([name, content]) => riff(name, content)),
  ];
  return new Uint8Array(riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...parts])));
}

function riff(name: string, content: Uint8Array): Buffer {
  const head = Buffer.concat([Buffer.from(name.padEnd(4), 'latin1'), Buffer.alloc(4)]);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
