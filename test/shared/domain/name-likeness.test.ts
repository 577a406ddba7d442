import { describe, expect, test } from 'vitest';
import { decideByRule } from '../../../shared/domain/decide-by-rule.ts';
import { editDistance } from '../../../shared/domain/edit-distance.ts';
import { consonantsOf, foldCode, foldText } from '../../../shared/domain/fold-text.ts';
import { distanceMetres } from '../../../shared/domain/geo-distance.ts';
import {
  beginningLikeness,
  codeSlipsAllowed,
  wordLikeness,
  writtenLikeness,
} from '../../../shared/domain/name-likeness.ts';
import { placeOf } from '../../../shared/domain/place-of.ts';

describe('folding', () => {
  test.each([
    ['Ngozi-Aïcha', ['ngozi', 'aicha']],
    ['N’Guessan Đỗ', ['nguessan', 'do']],
    ['Straße', ['strasse']],
    ['Ольга', ['olga']],
    ['  ', []],
  ])('%j is compared as %j', (text, words) => {
    expect(foldText(text)).toEqual(words);
  });

  test('spellings of one sound have the same consonants, in Arabic letters too', () => {
    const sounds = ['Mohammed', 'Muhamad', 'محمد'].map((name) => consonantsOf(foldText(name)[0] ?? ''));
    expect(new Set(sounds)).toEqual(new Set(['mhmd']));
  });

  test('a code is compared without its signs', () => {
    expect(foldCode('C-0012/a')).toBe('c0012a');
  });
});

test.each([
  ['amina', 'amina', 0],
  ['amina', 'anima', 2],
  ['kato', 'kaot', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
])('from %s to %s it is %i slips', (one, other, slips) => {
  expect(editDistance(one, other)).toBe(slips);
  expect(editDistance(other, one)).toBe(slips);
});

test('counting slips ends once there are too many', () => {
  expect(editDistance('kitten', 'sitting', 1)).toBe(2);
});

describe('likeness', () => {
  test('another spelling of the same sound is more alike than a word of another sound', () => {
    const spelled = wordLikeness(writtenLikeness(3, 8), writtenLikeness(0, 4));
    expect(spelled).toBe(0.9);
    expect(wordLikeness(writtenLikeness(3, 8), writtenLikeness(2, 4))).toBeLessThan(spelled);
    expect(wordLikeness(writtenLikeness(0, 8), writtenLikeness(0, 4))).toBe(1);
  });

  test('a beginning counts for more the more of the word it is', () => {
    expect(beginningLikeness(6, 6)).toBe(1);
    expect(beginningLikeness(2, 6)).toBeGreaterThan(0.9);
    expect(beginningLikeness(2, 6)).toBeLessThan(beginningLikeness(4, 6));
  });

  test.each([
    [3, 0],
    [4, 1],
    [8, 2],
  ])('a code of %i signs may hold %i slips', (length, slips) => {
    expect(codeSlipsAllowed(length)).toBe(slips);
  });
});

test('the distance from Kampala to Nairobi is 504 km on the great circle', () => {
  const metres = distanceMetres({ latitude: 0.3476, longitude: 32.5825 }, { latitude: -1.2921, longitude: 36.8219 });
  expect(metres / 1000).toBeCloseTo(505, -1);
});

test('a place is read of two columns or of a geopoint, and none of what is no place', () => {
  expect(placeOf({ latitude: 'lat', longitude: 'lon' }, { lat: 1, lon: '2.5' })).toEqual({
    latitude: 1,
    longitude: 2.5,
  });
  expect(placeOf({ geopoint: 'gps' }, { gps: '0.5 32.1 1200 5' })).toEqual({ latitude: 0.5, longitude: 32.1 });
  expect(placeOf({ geopoint: 'gps' }, { gps: '95 10' })).toBeNull();
  expect(placeOf({ geopoint: 'gps' }, {})).toBeNull();
});

describe('a written rule', () => {
  const rule = { column: 'muac_cm', operator: '<', value: 11.5, answer: 'refer', otherwise: 'well' } as const;

  test.each([
    [11.4, 'refer'],
    [11.5, 'well'],
    [null, null],
    ['11', null],
  ])('of %j it says %j', (muac, answer) => {
    expect(decideByRule(rule, { muac_cm: muac })).toEqual({ rule: 'muac_cm < 11.5', answer });
  });
});
