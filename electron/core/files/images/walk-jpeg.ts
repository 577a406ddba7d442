import { ImageBroken, type ImageBytes, type ImageFacts } from './image-bytes.ts';

const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;

/** Start of frame, baseline to lossless: SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Walks the marker segments and scans to the end of the image (ITU-T T.81, annex B). What stands behind it is not read. */
export function walkJpeg(file: ImageBytes): ImageFacts {
  let facts: ImageFacts | null = null;
  let hasScan = false;
  for (let at = 2; ; ) {
    if (file.uint8(at) !== 0xff) throw new ImageBroken('a segment does not begin where the one before it ends');
    const marker = file.uint8(at + 1);
    if (marker === 0xff)
      at++; // a fill byte
    else if (marker === END_OF_IMAGE) break;
    else {
      const end = at + 2 + file.uint16(at + 2, false);
      file.need(end);
      if (beginsFrame(marker)) {
        facts = { kind: 'jpeg', height: file.uint16(at + 5, false), width: file.uint16(at + 7, false) };
      }
      if (marker === START_OF_SCAN) hasScan = true;
      at = marker === START_OF_SCAN ? endOfScan(file, end) : end;
    }
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
