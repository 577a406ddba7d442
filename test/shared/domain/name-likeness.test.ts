import { describe, expect, test } from 'vitest';
import { decideByRule } from '../../../shared/domain/decide-by-rule.ts';
import { editDistance } from '../../../shared/domain/edit-distance.ts';
import { consonantsOf, foldCode, foldText } from '../../../shared/domain/fold-text.ts';
import { distanceMetres } from '../../../shared/domain/geo-distance.ts';
import { codeLikeness, foundLikeness, nameLikeness } from '../../../shared/domain/name-likeness.ts';
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
  const likeness = (one: string, other: string): number => nameLikeness(foldText(one), foldText(other));

  test('the order of the words does not matter', () => {
    expect(likeness('Nakato Grace', 'Grace Nakato')).toBe(1);
  });

  test('another spelling is more alike than another name', () => {
    expect(likeness('Mohammed Okello', 'Muhamad Okelo')).toBeGreaterThan(0.85);
    expect(likeness('Mohammed Ali', 'Grace Nakato')).toBeLessThan(0.5);
  });

  test('a beginning finds the whole name while it is typed', () => {
    expect(foundLikeness(['nakato', 'gr'], foldText('Grace Nakato'))).toBeGreaterThan(0.9);
    expect(foundLikeness([], ['grace'])).toBe(0);
  });

  test('a long code may hold a slip, a short one may not', () => {
    expect(codeLikeness('c0012', 'c0021')).toBeCloseTo(0.85);
    expect(codeLikeness('c12', 'c13')).toBe(0);
    expect(codeLikeness('', 'c13')).toBe(0);
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
