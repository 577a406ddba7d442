import { crc32 } from 'node:zlib';
import { ImageBroken, type ImageBytes, type ImageFacts } from './image-bytes.ts';

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A chunk with its length and checksum: the bytes from `from` to before `end`; its content begins 8 bytes in. */
export type PngChunk = { readonly name: string; readonly from: number; readonly end: number };

/** The chunks with IEND, each one's CRC checked (PNG, third edition, section 5). What stands behind IEND is not read. */
export function* pngChunks(file: ImageBytes): Generator<PngChunk> {
  for (let from = PNG_SIGNATURE.length; ; ) {
    const name = file.text(from + 4, 4);
    const bodyEnd = from + 8 + file.uint32(from, false);
    file.need(bodyEnd);
    if (crc32(file.bytes.subarray(from + 4, bodyEnd)) !== file.uint32(bodyEnd, false)) {
      throw new ImageBroken(`its part ${name} does not have the checksum it was written with`);
    }
    yield { name, from, end: bodyEnd + 4 };
    if (name === 'IEND') return;
    from = bodyEnd + 4;
  }
}

/** Walks a PNG to its end. */
export function walkPng(file: ImageBytes): ImageFacts {
  if (file.text(12, 4) !== 'IHDR') throw new ImageBroken('it does not begin with its header');
  const hasPixels = [...pngChunks(file)].some(({ name }) => name === 'IDAT');
  if (!hasPixels) throw new ImageBroken('it holds no pixels');
  return { kind: 'png', width: file.uint32(16, false), height: file.uint32(20, false) };
}
