import { ImageBroken, type ImageBytes, type ImageFacts } from './image-bytes.ts';

/** A chunk with its head and padding: the bytes from `from` to before `end`; its content is `length` bytes, 8 in. */
export type WebpChunk = { readonly name: string; readonly from: number; readonly end: number; readonly length: number };

/** The RIFF chunks (RFC 9649). What stands behind the RIFF is not read. */
export function* webpChunks(file: ImageBytes): Generator<WebpChunk> {
  const riffEnd = 8 + file.uint32(4, true);
  file.need(riffEnd);
  for (let from = 12; from < riffEnd; ) {
    const length = file.uint32(from + 4, true);
    file.need(from + 8 + length);
    const end = from + 8 + length + (length % 2);
    yield { name: file.text(from, 4), from, end: Math.min(end, file.length), length };
    from = end;
  }
}

/** Walks a WebP. An animation's size is that of its canvas. */
export function walkWebp(file: ImageBytes): ImageFacts {
  let canvas: ImageFacts | null = null;
  let hasPixels = false;
  for (const { name, from } of webpChunks(file)) {
    canvas ??= sizeIn(file, name, from + 8);
    hasPixels ||= name === 'VP8 ' || name === 'VP8L' || name === 'ANMF';
  }
  if (canvas === null || !hasPixels) throw new ImageBroken('it holds no pixels');
  return canvas;
}

function sizeIn(file: ImageBytes, name: string, at: number): ImageFacts | null {
  if (name === 'VP8X') return { kind: 'webp', width: uint24(file, at + 4) + 1, height: uint24(file, at + 7) + 1 };
  if (name === 'VP8L') {
    const bits = file.uint32(at + 1, true);
    return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (name !== 'VP8 ') return null;
  return { kind: 'webp', width: file.uint16(at + 6, true) & 0x3fff, height: file.uint16(at + 8, true) & 0x3fff };
}

const uint24 = (file: ImageBytes, at: number): number => file.uint16(at, true) | (file.uint8(at + 2) << 16);
