import { createHash } from 'node:crypto';
import { decode } from 'jpeg-js';
import { describe, expect, test } from 'vitest';
import { ImageBytes } from '../../../../electron/core/files/images/image-bytes.ts';
import { exifBlock } from '../../../../electron/core/files/photos/exif-block.ts';
import { inspectPhoto } from '../../../../electron/core/files/photos/photo-kind.ts';
import { NO_NOTES, readExif } from '../../../../electron/core/files/photos/read-exif.ts';
import { stripMetadata } from '../../../../electron/core/files/photos/strip-metadata.ts';
import { writeExif } from '../../../../electron/core/files/photos/write-exif.ts';
import { encodePng, smallest } from '../images/tiny-images.ts';
import { asFromPhone, drawSquares, GPS_TEXT, phoneExif } from './sample-photos.ts';
import { asExtendedWebp, withPngChunks } from './other-kinds.ts';

const notesOf = (bytes: Uint8Array) => {
  const inspected = inspectPhoto(bytes, 'it');
  if (!inspected.ok) throw new Error(inspected.error.message);
  const block = exifBlock(inspected.value.file, inspected.value.kind);
  return block === null ? Promise.resolve(NO_NOTES) : readExif(block);
};

async function strip(bytes: Uint8Array): Promise<Uint8Array> {
  const inspected = inspectPhoto(bytes, 'it');
  if (!inspected.ok) throw new Error(inspected.error.message);
  return new Uint8Array(stripMetadata(inspected.value.file, inspected.value.kind, await notesOf(bytes)));
}

const pixelsOf = (jpeg: Uint8Array): string =>
  createHash('sha256')
    .update(decode(jpeg, { useTArray: true }).data)
    .digest('hex');

const png = encodePng(3, 2, new Uint8Array(6));
const samples = [
  ['JPEG', asFromPhone(drawSquares(24, 16))],
  [
    'PNG',
    withPngChunks(png, { eXIf: phoneExif(), tEXt: Buffer.from(`Comment\0${GPS_TEXT}`), iTXt: Buffer.from(GPS_TEXT) }),
  ],
  [
    'WebP',
    asExtendedWebp(smallest.webp, { EXIF: phoneExif(), 'XMP ': Buffer.from(GPS_TEXT), XTRA: Buffer.from(GPS_TEXT) }),
  ],
] as const;

describe.each(samples)('a %s as a phone writes it', (_kind, photo) => {
  test('says how it is turned, when and where', async () => {
    const notes = await notesOf(photo);

    expect(notes).toMatchObject({ orientation: 6, takenAt: '2026-11-23T09:41:07+03:00' });
    expect(notes.place?.latitude).toBeCloseTo(0.313_61, 5);
    expect(notes.place?.longitude).toBeCloseTo(32.581_11, 5);
  });

  test('keeps of its metadata how it is turned and when it was taken, and not a byte that says where', async () => {
    const stripped = await strip(photo);

    expect(await notesOf(stripped)).toEqual({ orientation: 6, takenAt: '2026-11-23T09:41:07+03:00', place: null });
    expect(Buffer.from(photo).includes(GPS_TEXT)).toBe(true);
    expect(Buffer.from(stripped).includes(GPS_TEXT)).toBe(false);
    expect(Buffer.from(stripped).includes('Amina')).toBe(false);
    expect(await strip(stripped)).toEqual(stripped);
  });
});

test('the pixels of a stripped JPEG are those it had', async () => {
  const plain = drawSquares(24, 16);

  expect(pixelsOf(await strip(asFromPhone(plain)))).toBe(pixelsOf(plain));
});

test('a JPEG keeps its colour profile, and of JFIF no thumbnail', async () => {
  const plain = drawSquares(8, 8);
  const profile = Buffer.from('ffe20012' + Buffer.from('ICC_PROFILE\0').toString('hex') + '01010102', 'hex');
  const jfif = Buffer.from('ffe000134a46494600010200000100010101aabbcc', 'hex');
  const photo = Buffer.concat([plain.subarray(0, 2), jfif, profile, plain.subarray(20)]);

  const stripped = Buffer.from(await strip(photo));

  expect(stripped.includes(profile)).toBe(true);
  expect(stripped.includes(Buffer.from('aabbcc', 'hex'))).toBe(false);
});

describe('a camera that lies', () => {
  test.each([
    ['an orientation that there is not', { orientation: 9 }, { orientation: 1 }],
    ['a clock that was never set', { takenAt: '0000:00:00 00:00:00' }, { takenAt: null }],
    ['a 30 February', { takenAt: '2026:02:30 10:00:00' }, { takenAt: null }],
    ['a latitude beyond the pole', { latitude: [95, 0, 0] as const }, { place: null }],
  ])('is not believed %s', async (_what, said, read) => {
    expect(await readExif(phoneExif(said))).toMatchObject(read);
  });

  test('never makes reading fail: cut anywhere, or with any byte changed, something is said or nothing', async () => {
    const whole = phoneExif();
    for (let at = 0; at < whole.length; at += 11) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      for (const block of [whole.subarray(0, at), changed]) {
        const { orientation } = await readExif(block);
        expect(orientation).toBeGreaterThanOrEqual(1);
      }
    }
  });
});

test('what is written into a stripped photo is read back by exifr as it was said', async () => {
  for (const notes of [
    { orientation: 3, takenAt: null },
    { orientation: 1, takenAt: '2026-01-02T03:04:05' },
    { orientation: 8, takenAt: '2026-01-02T03:04:05-11:30' },
  ]) {
    expect(await readExif(writeExif(notes) ?? new Uint8Array(0))).toEqual({ ...notes, place: null });
  }
  expect(writeExif({ orientation: 1, takenAt: null })).toBeNull();
});

const bomb = (): Uint8Array => {
  const jpeg = Buffer.from(drawSquares(8, 8));
  const frame = jpeg.indexOf(Buffer.from('ffc0', 'hex'));
  jpeg.writeUInt16BE(65_500, frame + 5);
  jpeg.writeUInt16BE(65_500, frame + 7);
  return jpeg;
};

test.each([
  ['nothing at all', new Uint8Array(0), 'photo.notPhoto'],
  ['a text named as a photo', Buffer.from('these are no pixels'), 'photo.notPhoto'],
  ['a GIF', smallest.gif, 'photo.notPhoto'],
  ['a BMP', smallest.bmp, 'photo.notPhoto'],
  ['an animation', asExtendedWebp(smallest.webp, { ANMF: Buffer.alloc(16) }), 'photo.notPhoto'],
  ['a JPEG that was cut short', drawSquares(64, 64).subarray(0, 700), 'photo.damaged'],
  ['a PNG with a wrong checksum', Buffer.from(png).fill(7, 30, 31), 'photo.damaged'],
  ['a picture that claims 4,290 million pixels', bomb(), 'photo.tooManyPixels'],
])('%s is refused', (_what, bytes, code) => {
  expect(inspectPhoto(bytes, 'photo.jpg')).toMatchObject({ ok: false, error: { code } });
});

test('every cut of a photo is refused or still whole, and nothing is thrown', () => {
  const photo = asFromPhone(drawSquares(16, 16));
  for (let length = 0; length < photo.length; length += 7) {
    expect(typeof inspectPhoto(photo.subarray(0, length), 'it').ok).toBe('boolean');
  }
  expect(new ImageBytes(photo).length).toBe(photo.length);
});
