import { expect, test } from 'vitest';
import { shareDone } from '../../../shared/domain/share-done.ts';

test('parts count alike, each by its rounds, and no rounds are no share', () => {
  expect(shareDone({ iteration: 50, of: 200, part: 1, parts: 1 })).toBe(0.25);
  expect(shareDone({ iteration: 50, of: 200, part: 3, parts: 4 })).toBe(0.5625);
  expect(shareDone({ iteration: 0, of: 0, part: 1, parts: 2 })).toBe(0);
});
