import { decode, encode } from 'jpeg-js';
import { MOST_THUMBNAIL_BYTES, THUMBNAIL_PIXELS } from '../../../../shared/photo.ts';
import { type Pixels, turnPicture } from '../../../../shared/turn-picture.ts';

/** jpeg-js needs about 12 bytes a pixel; what is beyond waits for a window, which decodes in native code. */
const MOST_MEGAPIXELS = 24;
const MOST_MEMORY_MB = 512;
const QUALITIES = [75, 55, 35];
const RGBA = 4;

/**
 * A JPEG of at most 320 pixels on its longer side, turned as `orientation` (Exif's 1 to 8) says, of a whole JPEG's
 * bytes; by jpeg-js 0.4. Null where that decoder cannot read it or would need too much memory: nothing is wrong with
 * such a photo, it only has no thumbnail yet.
 */
export function makeThumbnail(jpeg: Uint8Array, orientation: number): Uint8Array | null {
  const whole = decodeJpeg(jpeg);
  if (whole === null) return null;
  const { width, height, pixels } = turnPicture(shrink(whole, THUMBNAIL_PIXELS), orientation);
  for (const quality of QUALITIES) {
    const { data } = encode({ width, height, data: Buffer.from(pixels) }, quality);
    if (data.length <= MOST_THUMBNAIL_BYTES) return new Uint8Array(data);
  }
  return null;
}

function decodeJpeg(jpeg: Uint8Array): Pixels | null {
  try {
    const limits = { maxResolutionInMP: MOST_MEGAPIXELS, maxMemoryUsageInMB: MOST_MEMORY_MB };
    const { width, height, data } = decode(jpeg, { useTArray: true, ...limits });
    return { width, height, channels: RGBA, pixels: data };
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
  const pixels = new Uint8Array(width * height * RGBA);
  for (let row = 0; row < height; row++) {
    const rows = [Math.floor((row * from.height) / height), Math.ceil(((row + 1) * from.height) / height)] as const;
    for (let column = 0; column < width; column++) {
      const left = Math.floor((column * from.width) / width);
      const right = Math.ceil(((column + 1) * from.width) / width);
      pixels.set(averageOf(from, rows, [left, right]), (row * width + column) * RGBA);
    }
  }
  return { width, height, channels: RGBA, pixels };
}

/** Of the pixels from the first row and column to before the second. */
function averageOf(
  { width, pixels }: Pixels,
  [top, bottom]: readonly [number, number],
  [left, right]: readonly [number, number],
): readonly [number, number, number, number] {
  let [red, green, blue] = [0, 0, 0];
  for (let row = top; row < bottom; row++) {
    for (let at = (row * width + left) * RGBA; at < (row * width + right) * RGBA; at += RGBA) {
      red += pixels[at] ?? 0;
      green += pixels[at + 1] ?? 0;
      blue += pixels[at + 2] ?? 0;
    }
  }
  const count = (bottom - top) * (right - left);
  return [Math.round(red / count), Math.round(green / count), Math.round(blue / count), 255];
}
