import { ImageBroken, type ImageBytes, type ImageFacts } from './image-bytes.ts';

const OLD_HEADER_BYTES = 12;

/** Checks that the pixels are there whose number and width the headers say (BITMAPFILEHEADER, BITMAPINFOHEADER). */
export function walkBmp(file: ImageBytes): ImageFacts {
  const pixelsAt = file.uint32(10, true);
  const headerBytes = file.uint32(14, true);
  const isOld = headerBytes === OLD_HEADER_BYTES;
  const width = isOld ? file.uint16(18, true) : file.int32(18, true);
  const height = isOld ? file.uint16(20, true) : Math.abs(file.int32(22, true)); // negative: the first row is on top
  const bits = file.uint16(isOld ? 24 : 28, true);
  if (headerBytes < OLD_HEADER_BYTES || width <= 0 || height === 0 || ![1, 2, 4, 8, 16, 24, 32].includes(bits)) {
    throw new ImageBroken('its header is not possible');
  }
  const isPlain = isOld || file.uint32(30, true) === 0 || file.uint32(30, true) === 3;
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  file.need(pixelsAt + (isPlain ? rowBytes * height : file.uint32(34, true)));
  return { kind: 'bmp', width, height };
}
