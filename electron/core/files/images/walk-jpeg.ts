import { ImageBroken, type ImageBytes, type ImageFacts } from './image-bytes.ts';

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;

/** Start of frame, baseline to lossless: SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** A marker with its parameters, and behind a start of scan all of its data: the bytes from `from` to before `end`. */
export type JpegSegment = { readonly marker: number; readonly from: number; readonly end: number };

/**
 * The segments from behind the start of the image to its end, which is not one of them (ITU-T T.81, annex B). What
 * stands behind the end is not read. Throws `ImageBroken` where they do not follow each other.
 */
export function* jpegSegments(file: ImageBytes): Generator<JpegSegment> {
  for (let at = 2; ; ) {
    if (file.uint8(at) !== 0xff) throw new ImageBroken('a segment does not begin where the one before it ends');
    const marker = file.uint8(at + 1);
    if (marker === END_OF_IMAGE) return;
    if (marker === 0xff) {
      at++; // a fill byte
      continue;
    }
    const parametersEnd = at + 2 + file.uint16(at + 2, false);
    file.need(parametersEnd);
    const end = marker === START_OF_SCAN ? endOfScan(file, parametersEnd) : parametersEnd;
    yield { marker, from: at, end };
    at = end;
  }
}

/** Walks a JPEG to the end of its image. */
export function walkJpeg(file: ImageBytes): ImageFacts {
  let facts: ImageFacts | null = null;
  let hasScan = false;
  for (const { marker, from } of jpegSegments(file)) {
    if (beginsFrame(marker)) {
      facts = { kind: 'jpeg', height: file.uint16(from + 5, false), width: file.uint16(from + 7, false) };
    }
    hasScan ||= marker === START_OF_SCAN;
  }
  if (facts === null || !hasScan) throw new ImageBroken('it holds no pixels');
  return facts;
}

/** Where the next marker stands that is neither a stuffed zero nor a restart. */
function endOfScan(file: ImageBytes, from: number): number {
  for (let at = from; ; at += 2) {
    at = file.bytes.indexOf(0xff, at);
    if (at === -1) throw new ImageBroken('it is cut short');
    const next = file.uint8(at + 1);
    if (next === 0xff)
      at--; // a fill byte: the next one may begin a marker
    else if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
}
