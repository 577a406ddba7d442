import { decode, encode } from 'jpeg-js';
import { MOST_THUMBNAIL_BYTES, THUMBNAIL_PIXELS } from '../../../../shared/photo.ts';

/** jpeg-js needs about 12 bytes a pixel; what is beyond waits for a window, which decodes in native code. */
const MOST_MEGAPIXELS = 24;
const MOST_MEMORY_MB = 512;
const QUALITIES = [75, 55, 35];
const RGBA = 4;

type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/**
 * A JPEG of at most 320 pixels on its longer side, turned as `orientation` (Exif's 1 to 8) says, of a whole JPEG's
 * bytes; by jpeg-js 0.4. Null where that decoder cannot read it or would need too much memory: nothing is wrong with
 * such a photo, it only has no thumbnail yet.
 */
export function makeThumbnail(jpeg: Uint8Array, orientation: number): Uint8Array | null {
  const whole = decodeJpeg(jpeg);
  if (whole === null) return null;
  const small = turn(shrink(whole, THUMBNAIL_PIXELS), orientation);
  for (const quality of QUALITIES) {
    const { data } = encode({ ...small, data: Buffer.from(small.data) }, quality);
    if (data.length <= MOST_THUMBNAIL_BYTES) return new Uint8Array(data);
  }
  return null;
}

function decodeJpeg(jpeg: Uint8Array): Pixels | null {
  try {
    return decode(jpeg, { useTArray: true, maxResolutionInMP: MOST_MEGAPIXELS, maxMemoryUsageInMB: MOST_MEMORY_MB });
  } catch {
    return null; // it throws plain errors for kinds of JPEG that it does not know, and for its limits
  }
}

/** Averages the pixels that fall into each of the smaller picture; a picture that is small enough stays as it is. */
export function shrink(from: Pixels, longest: number): Pixels {
  const scale = longest / Math.max(from.width, from.height);
  if (scale >= 1) return from;
  const width = Math.max(1, Math.round(from.width * scale));
  const height = Math.max(1, Math.round(from.height * scale));
  const data = new Uint8Array(width * height * RGBA);
  for (let row = 0; row < height; row++) {
    const rows = [Math.floor((row * from.height) / height), Math.ceil(((row + 1) * from.height) / height)] as const;
    for (let column = 0; column < width; column++) {
      const left = Math.floor((column * from.width) / width);
      const right = Math.ceil(((column + 1) * from.width) / width);
      data.set(averageOf(from, rows, [left, right]), (row * width + column) * RGBA);
    }
  }
  return { width, height, data };
}

/** Of the pixels from the first row and column to before the second. */
function averageOf(
  { width, data }: Pixels,
  [top, bottom]: readonly [number, number],
  [left, right]: readonly [number, number],
): readonly [number, number, number, number] {
  let [red, green, blue] = [0, 0, 0];
  for (let row = top; row < bottom; row++) {
    for (let at = (row * width + left) * RGBA; at < (row * width + right) * RGBA; at += RGBA) {
      red += data[at] ?? 0;
      green += data[at + 1] ?? 0;
      blue += data[at + 2] ?? 0;
    }
  }
  const count = (bottom - top) * (right - left);
  return [Math.round(red / count), Math.round(green / count), Math.round(blue / count), 255];
}

/** Where a pixel of the upright picture comes from, by orientation (Exif 3.0, tag 0x0112). */
type Source = (column: number, row: number, width: number, height: number) => readonly [number, number];
const sources: Readonly<Record<number, Source>> = {
  2: (column, row, width) => [width - 1 - column, row],
  3: (column, row, width, height) => [width - 1 - column, height - 1 - row],
  4: (column, row, _, height) => [column, height - 1 - row],
  5: (column, row) => [row, column],
  6: (column, row, _, height) => [row, height - 1 - column],
  7: (column, row, width, height) => [width - 1 - row, height - 1 - column],
  8: (column, row, width) => [width - 1 - row, column],
};

/** The picture as it is to be seen. */
export function turn(from: Pixels, orientation: number): Pixels {
  const source = sources[orientation];
  if (source === undefined) return from;
  const [width, height] = orientation >= 5 ? [from.height, from.width] : [from.width, from.height];
  const data = new Uint8Array(from.data.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = source(column, row, from.width, from.height);
      const at = (y * from.width + x) * RGBA;
      data.set(from.data.subarray(at, at + RGBA), (row * width + column) * RGBA);
    }
  }
  return { width, height, data };
}
