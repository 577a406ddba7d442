import { describe, expect, it } from 'vitest';
import {
  exactlyMeant,
  looksLikeCode,
  markAfter,
  readPlace,
  rowOfMark,
  rowOnEnter,
} from '../../../../renderer/screens/subject/find/search-text.ts';

describe('what is typed to find somebody', () => {
  it.each([
    ['1.0821, 34.1750', { latitude: 1.0821, longitude: 34.175 }],
    ['-1.28 36.82', { latitude: -1.28, longitude: 36.82 }],
    ['0.35;32.6', { latitude: 0.35, longitude: 32.6 }],
  ])('is a place in degrees: %s', (text, place) => {
    expect(readPlace(text)).toEqual(place);
  });

  it.each(['Grace', 'F-4851', '12 34', '99.5, 10.1', '1.2', '1.2.3, 4.5', ''])('is no place: %s', (text) => {
    expect(readPlace(text)).toBeNull();
  });

  it('is taken for a code where it has a digit of any script', () => {
    expect(['F-4851', '٤٨', 'KEY1'].map(looksLikeCode)).toEqual([true, true, true]);
    expect(['Grace', 'محمد', ''].map(looksLikeCode)).toEqual([false, false, false]);
  });
});

describe('a code that was typed whole', () => {
  const subjects = [
    { code: 'F-4851', mergedCodes: ['F-0017'] },
    { code: 'F-4815', mergedCodes: [] },
  ];

  it('means the one who has it, whatever its case and signs, also after a merge', () => {
    expect(exactlyMeant(subjects, 'f4851')).toBe(subjects[0]);
    expect(exactlyMeant(subjects, 'F 0017')).toBe(subjects[0]);
  });

  it('means nobody where it is a part, a slip or nothing, or where two have it', () => {
    expect(exactlyMeant(subjects, 'F-48')).toBeNull();
    expect(exactlyMeant(subjects, 'F-4581')).toBeNull();
    expect(exactlyMeant(subjects, '-')).toBeNull();
    expect(exactlyMeant([...subjects, { code: 'F4851', mergedCodes: [] }], 'F-4851')).toBeNull();
  });
});

describe('Enter', () => {
  it('takes the marked row before the one that is meant', () => {
    expect(rowOnEnter({ marked: 2, meant: 0, count: 4 })).toEqual({ take: 2 });
    expect(rowOnEnter({ marked: null, meant: 3, count: 4 })).toEqual({ take: 3 });
  });

  it('only marks the first where nobody is marked or meant, and does nothing where there is nobody', () => {
    expect(rowOnEnter({ marked: null, meant: null, count: 4 })).toEqual({ mark: 0 });
    expect(rowOnEnter({ marked: null, meant: null, count: 0 })).toBeNull();
  });
});

describe('a mark', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: null }];

  it('stays with the one who was marked when others come before them, and is gone with them', () => {
    expect(rowOfMark(rows, { id: 'b' })).toBe(1);
    expect(rowOfMark([{ id: 'c' }, ...rows], { id: 'b' })).toBe(2);
    expect(rowOfMark([{ id: 'c' }, { id: 'd' }, ...rows], { id: null })).toBe(4);
    expect(rowOfMark([{ id: 'a' }, { id: null }], { id: 'b' })).toBeNull();
    expect(rowOfMark(rows, null)).toBeNull();
  });

  it('goes from row to row and round the ends', () => {
    expect([null, 0, 2].map((marked) => markAfter(rows, marked, 1)?.id)).toEqual(['a', 'b', 'a']);
    expect([null, 0, 2].map((marked) => markAfter(rows, marked, -1)?.id)).toEqual([null, null, 'b']);
    expect(markAfter([], null, 1)).toBeNull();
  });
});
