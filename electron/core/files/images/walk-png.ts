import { crc32 } from 'node:zlib';
import { ImageBroken, type ImageBytes, type ImageFacts } from './image-bytes.ts';

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Walks the chunks to IEND and checks each one's CRC (PNG, third edition, section 5). */
export function walkPng(file: ImageBytes): ImageFacts {
  if (file.text(12, 4) !== 'IHDR') throw new ImageBroken('it does not begin with its header');
  const [width, height] = [file.uint32(16, false), file.uint32(20, false)];
  let hasPixels = false;
  for (let at = PNG_SIGNATURE.length; ; ) {
    const length = file.uint32(at, false);
    const name = file.text(at + 4, 4);
    const end = at + 8 + length;
    if (crc32(readBody(file, at + 4, end)) !== file.uint32(end, false)) {
      throw new ImageBroken(`its part ${name} does not have the checksum it was written with`);
    }
    if (name === 'IDAT') hasPixels = true;
    if (name === 'IEND') break;
    at = end + 4;
  }
  if (!hasPixels) throw new ImageBroken('it holds no pixels');
  return { kind: 'png', width, height };
}

function readBody(file: ImageBytes, from: number, end: number): Uint8Array {
  file.need(end);
  return file.bytes.subarray(from, end);
}
