import { deflateSync } from 'node:zlib';
import { encode } from 'jpeg-js';
import { describe, expect, test } from 'vitest';
import { decodePicture } from '../../../electron/compute/images/decode-picture.ts';
import { fitPicture } from '../../../electron/compute/images/fit-picture.ts';
import { keepPictures, layPictures } from '../../../electron/compute/images/pictures.ts';
import { encodePng, smallest } from '../../core/files/images/tiny-images.ts';
import { valueOf } from '../start-engine.ts';

/** A PNG of rows that are filtered already; its checksums are not looked at by a decoder of files that were inspected. */
function png(head: readonly number[], rows: readonly number[], palette: readonly number[] = []): Uint8Array {
  const part = (name: string, content: Uint8Array): Uint8Array => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
  };
  const [width = 1, height = 1, ...more] = head;
  const ihdr = Buffer.from([0, 0, 0, width, 0, 0, 0, height, ...more]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    part('IHDR', ihdr),
    part('PLTE', Uint8Array.from(palette)),
    part('IDAT', deflateSync(Uint8Array.from(rows))),
    part('IEND', Buffer.of()),
  ]);
}

describe('a PNG', () => {
  test('of grey is its pixels', () => {
    const pixels = Uint8Array.from({ length: 12 }, (_, at) => at * 20);
    expect(decodePicture(encodePng(4, 3, pixels))).toEqual({ width: 4, height: 3, channels: 1, pixels });
  });

  test('has its filtered rows undone: from the left, above, their mean and Paeth', () => {
    const rows = [0, 10, 20, 30, 1, 10, 10, 10, 2, 1, 1, 1, 3, 5, 5, 5, 4, 1, 1, 1];
    const { pixels } = decodePicture(png([3, 5, 8, 0, 0, 0, 0], rows));
    // Worked out by hand from the PNG specification, section 9.
    expect([...pixels]).toEqual([10, 20, 30, 10, 20, 30, 11, 21, 31, 10, 20, 30, 11, 21, 31]);
  });

  test('of colours, with transparency left out, and of a palette', () => {
    const coloured = decodePicture(png([2, 1, 8, 6, 0, 0, 0], [0, 1, 2, 3, 128, 4, 5, 6, 255]));
    expect(coloured).toMatchObject({ channels: 3, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6) });
    const listed = decodePicture(png([4, 1, 2, 3, 0, 0, 0], [0, 0b00_01_10_01], [9, 8, 7, 6, 5, 4, 3, 2, 1]));
    expect([...listed.pixels]).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 6, 5, 4]);
  });

  test('of one bit or sixteen a sample fills the range of a byte', () => {
    expect([...decodePicture(png([5, 1, 1, 0, 0, 0, 0], [0, 0b10110_000])).pixels]).toEqual([255, 0, 255, 255, 0]);
    expect([...decodePicture(png([2, 1, 16, 0, 0, 0, 0], [0, 0x12, 0x34, 0xff, 0xff])).pixels]).toEqual([0x12, 0xff]);
  });

  test.for([
    ['interlaced', png([1, 1, 8, 0, 0, 0, 1], [0, 1])],
    ['cut short', png([9, 9, 8, 0, 0, 0, 0], [0, 1])],
    ['of no known colour', png([1, 1, 8, 5, 0, 0, 0], [0, 1])],
    ['larger than memory', Buffer.concat([png([1, 1, 8, 0, 0, 0, 0], [0, 1]).subarray(0, 16), Buffer.alloc(40, 0x7f)])],
  ] as const)('that is %s is refused', ([, bytes]) => {
    expect(() => decodePicture(bytes)).toThrow(expect.objectContaining({ name: 'PictureUnreadable' }));
  });
});

test('a JPEG is its pixels, nearly', () => {
  const data = Uint8Array.from({ length: 16 * 16 * 4 }, (_, at) => [200, 100, 50, 255][at % 4]!);
  const { width, height, channels, pixels } = decodePicture(encode({ width: 16, height: 16, data }, 95).data);
  expect({ width, height, channels }).toEqual({ width: 16, height: 16, channels: 3 });
  pixels.forEach((value, at) => expect(Math.abs(value - data[Math.floor(at / 3) * 4 + (at % 3)]!)).toBeLessThan(6));
});

test('other kinds and broken files are refused by name of the file', () => {
  const pictures = { shape: { channels: 1, height: 4, width: 4 } as const, pixelsBySha256: new Map() };
  const refused = keepPictures(pictures, [{ sha256: 'abcdef0123456789', bytes: smallest.gif }]);
  expect(refused).toMatchObject({ ok: false, error: { code: 'image.unreadable' } });
  expect(JSON.stringify(refused)).toContain('abcdef012345…');
  expect(keepPictures(pictures, [{ sha256: 'a', bytes: smallest.jpeg.subarray(0, 60) }]).ok).toBe(false);
});

test('a smaller picture holds the mean of what each pixel covers, a part of a pixel as that part', () => {
  const image = { width: 3, height: 2, channels: 1 as const, pixels: Uint8Array.of(0, 90, 180, 30, 120, 210) };
  expect([...fitPicture(image, { channels: 1, height: 1, width: 1 })]).toEqual([105]);
  expect([...fitPicture(image, { channels: 1, height: 2, width: 2 })]).toEqual([30, 150, 60, 180]);
  expect([...fitPicture(image, { channels: 1, height: 2, width: 3 })]).toEqual([...image.pixels]);
});

test('colours lie channel by channel, and their brightness is what the eye sees', () => {
  const image = { width: 2, height: 1, channels: 3 as const, pixels: Uint8Array.of(255, 0, 0, 0, 0, 255) };
  expect([...fitPicture(image, { channels: 3, height: 1, width: 2 })]).toEqual([255, 0, 0, 0, 0, 255]);
  expect([...fitPicture(image, { channels: 1, height: 1, width: 2 })]).toEqual([76, 29]);
});

test('rows are laid one after the other, and a missing image is black', () => {
  const pictures = { shape: { channels: 1, height: 1, width: 2 } as const, pixelsBySha256: new Map() };
  const files = [
    { sha256: 'one', bytes: encodePng(2, 1, Uint8Array.of(1, 2)) },
    { sha256: 'two', bytes: encodePng(2, 1, Uint8Array.of(3, 4)) },
  ];
  expect(valueOf(keepPictures(pictures, files))).toBe(2);
  const chunk = { kind: 'coded' as const, codes: Int32Array.of(1, -1, 0, 1), dictionary: ['one', 'two'] };
  expect([...layPictures(pictures, chunk, 0, 4)]).toEqual([3, 4, 0, 0, 1, 2, 3, 4]);
  expect(() => layPictures(pictures, { ...chunk, dictionary: ['one', 'three'] }, 0, 1)).toThrow('three');
});
