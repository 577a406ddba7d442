import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDate,
  formatDay,
  formatDays,
  formatDuration,
  formatEither,
  formatList,
  formatPercent,
  formatSigned,
} from '../../renderer/format.ts';
import { initialsOf } from '../../renderer/ui/marks/initials.tsx';
import { shortDigest } from '../../renderer/ui/marks/copy-id.tsx';

describe('words for several things', () => {
  it('join all of them, or any one of them', () => {
    expect(formatList(['weight', 'height', 'MUAC'])).toBe('weight, height and MUAC');
    expect(formatEither(['weight', 'height', 'MUAC'])).toBe('weight, height or MUAC');
    expect(formatEither(['weight'])).toBe('weight');
  });
});

describe('words for numbers', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_200_000, '1.2 MB'],
    [41_000_000, '41 MB'],
  ])('%s bytes are %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words));

  it.each([
    [0.4, '0.4 s'],
    [40, '40 s'],
    [125, '2 min'],
    [3_900, '1 h 5 min'],
    [7_200, '2 h'],
  ])('%s seconds are %s', (seconds, words) => expect(formatDuration(seconds)).toBe(words));

  it('prints the sign of a difference, with a true minus', () => {
    expect([formatSigned(3), formatSigned(-3), formatSigned(0)]).toEqual(['+3', '−3', '0']);
  });

  it('writes shares of a hundred', () => expect(formatPercent(0.011)).toBe('1.1 %'));

  it.each([
    [20_661, '27 Jul – 20 Nov 2026'],
    [20_000, '4 Oct 2024 – 20 Nov 2026'],
  ])('says the year of two days once where it is the same', (first, words) => {
    // Intl sets thin spaces around the dash.
    expect(formatDays(first, 20_777).replaceAll('\u2009', ' ')).toBe(words);
  });

  it('sets no comma after the weekday', () => expect(formatDate(20_777 * 86_400_000)).toBe('Fri 20 Nov'));

  it('names a calendar day alike in every time zone', () => expect(formatDay(20_769)).toBe('12 Nov'));
});

describe('people and ids', () => {
  it.each([
    ['Grace Nambozo', 'GN'],
    ['joy', 'J'],
    ['Ana María de la Cruz', 'AC'],
    ['', ''],
  ])('%s is %s', (name, initials) => expect(initialsOf(name)).toBe(initials));

  it('shortens a digest and leaves a short id alone', () => {
    expect([shortDigest('9c41aaaaaaaae07b'), shortDigest('R-20516')]).toEqual(['9c41…e07b', 'R-20516']);
  });
});
