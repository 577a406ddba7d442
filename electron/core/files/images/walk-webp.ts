import { ImageBroken, type ImageBytes, type ImageFacts } from './image-bytes.ts';

/** Walks the RIFF chunks (RFC 9649). An animation's size is that of its canvas. */
export function walkWebp(file: ImageBytes): ImageFacts {
  const end = 8 + file.uint32(4, true);
  file.need(end);
  let canvas: ImageFacts | null = null;
  let hasPixels = false;
  for (let at = 12; at < end; ) {
    const name = file.text(at, 4);
    const length = file.uint32(at + 4, true);
    file.need(at + 8 + length);
    canvas ??= sizeIn(file, name, at + 8);
    hasPixels ||= name === 'VP8 ' || name === 'VP8L' || name === 'ANMF';
    at += 8 + length + (length % 2);
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
