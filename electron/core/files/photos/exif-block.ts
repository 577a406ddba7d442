import type { ImageBytes, ImageKind } from '../images/image-bytes.ts';
import { jpegSegments } from '../images/walk-jpeg.ts';
import { pngChunks } from '../images/walk-png.ts';
import { webpChunks } from '../images/walk-webp.ts';

/** What stands before the block in a JPEG, and in some WebPs. */
export const EXIF_MARK = Uint8Array.from([0x45, 0x78, 0x69, 0x66, 0, 0]); // "Exif\0\0"

export const JPEG_APP1 = 0xe1;

/** The camera's notes in a whole picture: a TIFF structure (CIPA DC-008, Exif 3.0); null where it has none. */
export function exifBlock(file: ImageBytes, kind: ImageKind): Uint8Array | null {
  if (kind === 'jpeg') {
    for (const { marker, from, end } of jpegSegments(file)) {
      const content = file.bytes.subarray(from + 4, end);
      if (marker === JPEG_APP1 && beginsWith(content, EXIF_MARK)) return content.subarray(EXIF_MARK.length);
    }
  }
  if (kind === 'png') {
    for (const { name, from, end } of pngChunks(file))
      if (name === 'eXIf') return file.bytes.subarray(from + 8, end - 4);
  }
  if (kind === 'webp') {
    for (const { name, from, length } of webpChunks(file)) {
      if (name === 'EXIF') return withoutMark(file.bytes.subarray(from + 8, from + 8 + length));
    }
  }
  return null;
}

const withoutMark = (content: Uint8Array): Uint8Array =>
  beginsWith(content, EXIF_MARK) ? content.subarray(EXIF_MARK.length) : content;

export const beginsWith = (bytes: Uint8Array, mark: Uint8Array): boolean =>
  mark.every((byte, place) => bytes[place] === byte);
