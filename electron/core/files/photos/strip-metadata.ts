import { crc32 } from 'node:zlib';
import type { ImageBytes } from '../images/image-bytes.ts';
import { jpegSegments } from '../images/walk-jpeg.ts';
import { PNG_SIGNATURE, pngChunks } from '../images/walk-png.ts';
import { webpChunks } from '../images/walk-webp.ts';
import { beginsWith, EXIF_MARK, JPEG_APP1 } from './exif-block.ts';
import type { PhotoKind } from './photo-kind.ts';
import type { CameraNotes } from './read-exif.ts';
import { writeExif } from './write-exif.ts';

/**
 * The same picture without what else is written into its file: kept are only the parts of which it is known that they
 * hold pixels or colours, in the bytes that they have, and how it is turned and when it was taken. GPS, XMP, IPTC,
 * makers' notes, comments, embedded thumbnails and whatever hangs behind the end are gone, known or not. Doing it again
 * changes nothing. The file must have been walked.
 */
export function stripMetadata(file: ImageBytes, kind: PhotoKind, notes: CameraNotes): Uint8Array {
  const exif = writeExif(notes);
  return strippers[kind](file, exif);
}

const strippers: Readonly<Record<PhotoKind, (file: ImageBytes, exif: Uint8Array | null) => Uint8Array>> = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
};

const START_OF_IMAGE = Buffer.from('ffd8', 'hex');
const END_OF_IMAGE = Buffer.from('ffd9', 'hex');
/** JFIF 1.2 without a density and without a thumbnail of its own. */
const JFIF = Buffer.from('ffe000104a46494600010200000100010000', 'hex');
const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** APP0 of JFIF, APP2 with a colour profile, APP14 with Adobe's colour transform; every other APPn and COM says something else. */
function stripJpeg(file: ImageBytes, exif: Uint8Array | null): Uint8Array {
  const parts: Uint8Array[] = [];
  let isJfif = false;
  for (const { marker, from, end } of jpegSegments(file)) {
    const content = file.bytes.subarray(from + 4, end);
    const isApplication = marker >= 0xe0 && marker <= 0xef;
    isJfif ||= marker === 0xe0 && beginsWith(content, ascii('JFIF\0'));
    const isColour =
      (marker === 0xe2 && beginsWith(content, ascii('ICC_PROFILE\0'))) ||
      (marker === 0xee && beginsWith(content, ascii('Adobe')));
    if (isColour || (!isApplication && marker !== 0xfe)) parts.push(file.bytes.subarray(from, end));
  }
  const heads = [...(isJfif ? [JFIF] : []), ...(exif === null ? [] : [exifSegment(exif)])];
  return Buffer.concat([START_OF_IMAGE, ...heads, ...parts, END_OF_IMAGE]);
}

function exifSegment(exif: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, JPEG_APP1, 0, 0]);
  head.writeUInt16BE(2 + EXIF_MARK.length + exif.length, 2);
  return Buffer.concat([head, EXIF_MARK, exif]);
}

const PNG_KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'sBIT',
  'bKGD',
  'pHYs',
]);

function stripPng(file: ImageBytes, exif: Uint8Array | null): Uint8Array {
  const [header, ...others] = [...pngChunks(file)].filter(({ name }) => PNG_KEPT.has(name));
  const bytesOf = ({ from, end }: { from: number; end: number }): Uint8Array => file.bytes.subarray(from, end);
  return Buffer.concat([
    PNG_SIGNATURE,
    ...(header === undefined ? [] : [bytesOf(header)]),
    ...(exif === null ? [] : [pngChunk('eXIf', exif)]),
    ...others.map(bytesOf),
  ]);
}

function pngChunk(name: string, content: Uint8Array): Uint8Array {
  const chunk = Buffer.concat([Buffer.alloc(4), ascii(name), content, Buffer.alloc(4)]);
  chunk.writeUInt32BE(content.length, 0);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, chunk.length - 4)), chunk.length - 4);
  return chunk;
}

const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Flags of VP8X: there is Exif, there is XMP. */
const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;

/** Without VP8X a WebP is one chunk of pixels and cannot say anything else. */
function stripWebp(file: ImageBytes, exif: Uint8Array | null): Uint8Array {
  const chunks = [...webpChunks(file)].filter(({ name }) => WEBP_KEPT.has(name));
  const isExtended = chunks.some(({ name }) => name === 'VP8X');
  const parts = chunks.map(({ name, from, length }) => {
    const content = new Uint8Array(file.bytes.subarray(from + 8, from + 8 + length));
    if (name === 'VP8X') content[0] = withFlags(content[0] ?? 0, exif !== null);
    return riffChunk(name, content);
  });
  if (isExtended && exif !== null) parts.push(riffChunk('EXIF', exif));
  return riffChunk('RIFF', Buffer.concat([ascii('WEBP'), ...parts]));
}

const withFlags = (flags: number, hasExif: boolean): number =>
  (flags & ~(EXIF_FLAG | XMP_FLAG)) | (hasExif ? EXIF_FLAG : 0);

function riffChunk(name: string, content: Uint8Array): Uint8Array {
  const head = Buffer.concat([ascii(name), Buffer.alloc(4)]);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
