import { describe, expect, test } from 'vitest';
import { readOrientation } from '../../../electron/compute/images/read-orientation.ts';
import { uprightPicture } from '../../../electron/compute/images/upright-picture.ts';
import { inspectPhoto } from '../../../electron/core/files/photos/photo-kind.ts';
import { stripMetadata } from '../../../electron/core/files/photos/strip-metadata.ts';
import { writeExif } from '../../../electron/core/files/photos/write-exif.ts';
import { encodePng, smallest, withExif } from '../../core/files/images/tiny-images.ts';
import { asFromPhone, drawSquares, phoneExif } from '../../core/files/photos/sample-photos.ts';
import { valueOf } from '../start-engine.ts';

/** Rows of the picture that people see, three pixels wide and two high. */
const seen = [10, 20, 30, 40, 50, 60];

/** The same picture as a camera held otherwise lays its pixels (Exif 3.0, tag 0x0112), worked out by hand. */
const stored = [
  [1, 3, [10, 20, 30, 40, 50, 60]],
  [2, 3, [30, 20, 10, 60, 50, 40]],
  [3, 3, [60, 50, 40, 30, 20, 10]],
  [4, 3, [40, 50, 60, 10, 20, 30]],
  [5, 2, [10, 40, 20, 50, 30, 60]],
  [6, 2, [30, 60, 20, 50, 10, 40]],
  [7, 2, [60, 30, 50, 20, 40, 10]],
  [8, 2, [40, 10, 50, 20, 60, 30]],
] as const;

test.each(stored)('a picture of orientation %i is what people see', (orientation, width, pixels) => {
  const png = encodePng(width, pixels.length / width, Uint8Array.from(pixels));
  const turned = withExif(png, writeExif({ orientation, takenAt: null }) ?? new Uint8Array(0));
  expect([...uprightPicture(turned, { channels: 1, height: 2, width: 3 })]).toEqual(seen);
});

describe('a photo from a phone', () => {
  const shape = { channels: 3, height: 2, width: 2 } as const;
  const photo = asFromPhone(drawSquares(64, 32), phoneExif({ orientation: 6 }));
  // Turned a quarter to the right: blue and red above, white and green below, channel by channel.
  const turned = [0, 255, 255, 0, 0, 0, 255, 255, 255, 0, 255, 0];

  test('is turned in all its channels', () => {
    uprightPicture(photo, shape).forEach((value, at) => expect(Math.abs(value - turned[at]!)).toBeLessThan(12));
  });

  test('is the same picture, turned once, after its metadata were taken out', () => {
    const { file, kind } = valueOf(inspectPhoto(photo, 'photo.jpg'));
    const kept = new Uint8Array(stripMetadata(file, kind, { orientation: 6, takenAt: null, place: null }));
    expect(kept).not.toEqual(photo);
    expect(uprightPicture(kept, shape)).toEqual(uprightPicture(photo, shape));
  });
});

describe('upright counts', () => {
  test.each([
    ['a JPEG without notes', drawSquares(8, 8)],
    ['an orientation that there is not', asFromPhone(smallest.jpeg, phoneExif({ orientation: 9 }))],
    ['a block that is cut short', asFromPhone(smallest.jpeg, phoneExif({ orientation: 6 }).subarray(0, 20))],
    ['a block whose directory lies outside', asFromPhone(smallest.jpeg, Buffer.from('49492a00ffffff7f', 'hex'))],
    ['a file that ends in its first segment', asFromPhone(smallest.jpeg).subarray(0, 14)],
  ])('%s', (_, bytes) => expect(readOrientation(bytes)).toBe(1));
});
