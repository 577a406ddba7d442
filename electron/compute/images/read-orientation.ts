import { pngChunks } from './decode-png.ts';

const UPRIGHT = 1;
const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;

const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const FILL = 0xff;
const EXIF_MARK = Uint8Array.of(0x45, 0x78, 0x69, 0x66, 0, 0); // "Exif\0\0"

/**
 * How the camera says that a JPEG or PNG is turned: 1 to 8, as Exif numbers them (CIPA DC-008, Exif 3.0, tag 0x0112). 1,
 * upright, for a file that says nothing, or what cannot be.
 */
export function readOrientation(bytes: Uint8Array): number {
  const block = bytes[0] === 0x89 ? blockOfPng(bytes) : blockOfJpeg(bytes);
  const orientation = block === null ? UPRIGHT : orientationIn(block);
  return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
}

function blockOfPng(bytes: Uint8Array): Uint8Array | null {
  for (const { name, content } of pngChunks(bytes)) if (name === 'eXIf') return content;
  return null;
}

/** Of the segments before the pixels (ITU-T T.81, annex B). */
function blockOfJpeg(bytes: Uint8Array): Uint8Array | null {
  for (let at = 2; bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    if (marker === FILL) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) return null;
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    const content = bytes.subarray(at + 4, end);
    if (marker === APP1 && EXIF_MARK.every((byte, place) => content[place] === byte)) {
      return content.subarray(EXIF_MARK.length);
    }
    at = end;
  }
  return null;
}

/** Of the first directory of a TIFF structure; 0 where it says none. */
function orientationIn(block: Uint8Array): number {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  if (block.length < 8) return 0;
  const isLittleEndian = view.getUint16(0) === 0x4949; // "II"
  const directory = view.getUint32(4, isLittleEndian);
  if (directory + 2 > block.length) return 0;
  const entries = view.getUint16(directory, isLittleEndian);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (at + ENTRY_BYTES > block.length) return 0;
    if (view.getUint16(at, isLittleEndian) !== ORIENTATION) continue;
    return view.getUint16(at + 2, isLittleEndian) === SHORT ? view.getUint16(at + 8, isLittleEndian) : 0;
  }
  return 0;
}
