import { ImageBroken, ImageBytes, type ImageFacts, type ImageKind } from './image-bytes.ts';
import { walkBmp } from './walk-bmp.ts';
import { walkGif } from './walk-gif.ts';
import { walkJpeg } from './walk-jpeg.ts';
import { PNG_SIGNATURE, walkPng } from './walk-png.ts';
import { walkWebp } from './walk-webp.ts';

export type Inspected =
  | { readonly ok: true; readonly facts: ImageFacts }
  /** `why` completes "it …": "it is cut short". */
  | { readonly ok: false; readonly why: string };

const walkers: Readonly<Record<ImageKind, (file: ImageBytes) => ImageFacts>> = {
  png: walkPng,
  jpeg: walkJpeg,
  gif: walkGif,
  webp: walkWebp,
  bmp: walkBmp,
};

/** Bytes that `kindOf` looks at. */
export const SNIFFED_BYTES = 16;

/** What kind of image begins so; null for anything else. Names and endings of files say nothing. */
export function kindOf(head: Uint8Array): ImageKind | null {
  const ascii = (from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));
  if (PNG_SIGNATURE.every((byte, at) => head[at] === byte)) return 'png';
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  return ascii(0, 2) === 'BM' && head[6] === 0 && head[8] === 0 ? 'bmp' : null; // bytes 6 to 9 are reserved
}

/**
 * Whether a whole file is an image, by its first bytes and by walking its parts to their end: what is cut short or
 * overwritten is found without decoding a pixel.
 */
export function inspectImage(bytes: Uint8Array): Inspected {
  const kind = kindOf(bytes);
  if (kind === null) return { ok: false, why: bytes.length === 0 ? 'is empty' : 'is no PNG, JPEG, GIF, WebP or BMP' };
  try {
    const facts = walkers[kind](new ImageBytes(bytes));
    if (facts.width === 0 || facts.height === 0) return { ok: false, why: 'has no width or no height' };
    return { ok: true, facts };
  } catch (cause) {
    if (!(cause instanceof ImageBroken)) throw cause;
    return { ok: false, why: `is a damaged ${kind.toUpperCase()}: ${cause.message}` };
  }
}
