import type { CodedChunk } from '../../../shared/column.ts';
import type { ImageFile, PictureShape } from '../../../shared/picture.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Backbone } from '../backbone/backbone.ts';
import { PictureUnreadable } from './decoded.ts';
import { uprightPicture } from './upright-picture.ts';

/** Images of some rows at a model's size, by the sha256 of their files. */
export type Pictures = {
  readonly shape: PictureShape;
  readonly pixelsBySha256: Map<string, Uint8Array>;
  /** What stands before an image head that learns from them; it decides their shape. */
  readonly backbone?: Backbone;
};

/** What pictures of one table may take together. */
const MOST_BYTES = 1.5 * 2 ** 30;

export const pictureBytes = ({ channels, height, width }: PictureShape): number => channels * height * width;

/**
 * Decodes images, turns them upright, brings them to the size, and keeps them. Fails with `image.unreadable`, or with `image.tooMany` where
 * they would take the laptop's memory.
 */
export function keepPictures(
  { shape, pixelsBySha256 }: Omit<Pictures, 'backbone'>,
  images: readonly ImageFile[],
): Result<number> {
  for (const { sha256, bytes } of images) {
    if ((pixelsBySha256.size + 1) * pictureBytes(shape) > MOST_BYTES) return tooMany(pixelsBySha256.size);
    try {
      pixelsBySha256.set(sha256, uprightPicture(bytes, shape));
    } catch (cause) {
      if (!(cause instanceof PictureUnreadable)) throw cause;
      return fail(
        'image.unreadable',
        `The image ${sha256.slice(0, 12)}… cannot be read: ${cause.message}.`,
        'Save it as PNG or JPEG, or leave it out, and import the images again.',
      );
    }
  }
  return ok(pixelsBySha256.size);
}

const tooMany = (count: number): Result<never> =>
  fail(
    'image.tooMany',
    `More than ${count} images of this size do not fit into memory.`,
    'Take fewer, or smaller ones.',
  );

/** Pixels of the rows [start, end) of an image column, one after the other; a missing image is black. */
export function layPictures(
  { shape, pixelsBySha256 }: Pictures,
  chunk: CodedChunk,
  start: number,
  end: number,
): Uint8Array {
  const size = pictureBytes(shape);
  const pixels = new Uint8Array((end - start) * size);
  const byCode = chunk.dictionary.map((sha256) => pixelsBySha256.get(sha256));
  for (let row = start; row < end; row += 1) {
    const code = chunk.codes[row] ?? -1;
    if (code < 0) continue;
    const picture = byCode[code];
    if (picture === undefined) throw new Error(`The image ${chunk.dictionary[code]} was not handed over`);
    pixels.set(picture, (row - start) * size);
  }
  return pixels;
}
