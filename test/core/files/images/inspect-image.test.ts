import { describe, expect, test } from 'vitest';
import { inspectImage } from '../../../../electron/core/files/images/inspect-image.ts';
import { drawGarment, encodePng, smallest } from './tiny-images.ts';

/** Ends with the end-of-image marker, as a whole file does. */
const jpeg = Buffer.concat([smallest.jpeg, Buffer.from('ffd9', 'hex')]);
const whole = { png: Buffer.from(drawGarment(7)), jpeg, gif: smallest.gif, webp: smallest.webp, bmp: smallest.bmp };
const kinds = Object.entries(whole);

test.each(kinds)('a whole %s is an image of its size, whatever its file is called', (kind, bytes) => {
  const size = kind === 'png' ? 28 : 1;
  expect(inspectImage(bytes)).toEqual({ ok: true, facts: { kind, width: size, height: size } });
});

test.each(kinds)('a %s that is cut short anywhere is no image', (_, bytes) => {
  const passed = [...bytes.keys()].filter((length) => inspectImage(bytes.subarray(0, length)).ok);
  expect(passed).toEqual([]);
});

test('a PNG with any flipped bit behind its signature is no image', () => {
  const passed: number[] = [];
  for (let bit = 8 * 8; bit < whole.png.length * 8; bit++) {
    const flipped = Buffer.from(whole.png);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    if (inspectImage(flipped).ok) passed.push(bit);
  }
  expect(passed).toEqual([]);
});

describe('what is no image', () => {
  test.each([
    ['an empty file', Buffer.of(), 'is empty'],
    ['a text', Buffer.from('this is not a picture'), 'is no PNG, JPEG, GIF, WebP or BMP'],
    ['a JPEG of nothing but its markers', Buffer.from('ffd8ffd9', 'hex'), 'is a damaged JPEG: it holds no pixels'],
    ['a PNG of no width', Buffer.from(encodePng(0, 1, Buffer.of())), 'has no width or no height'],
  ])('%s says why', (_, bytes, why) => {
    expect(inspectImage(bytes)).toEqual({ ok: false, why });
  });
});

test('1,000 mutations of each kind end in an answer, never in a crash', () => {
  for (const [, bytes] of kinds) {
    for (let seed = 1; seed <= 1_000; seed++) {
      const changed = Buffer.from(bytes);
      for (let change = 0; change < 3; change++) {
        changed[(seed * 7919 + change * 104_729) % changed.length] = (seed * 31 + change * 17) % 256;
      }
      expect(typeof inspectImage(changed.subarray(0, changed.length - (seed % 4))).ok).toBe('boolean');
    }
  }
});
