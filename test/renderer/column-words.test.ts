import { describe, expect, it } from 'vitest';
import { columnWords, refWords } from '../../renderer/column-words.ts';

describe('names as words', () => {
  it.each([
    ['needs_referral', undefined, 'Needs referral'],
    ['weight_kg', 'kg', 'Weight'],
    ['weight_kg', 'g', 'Weight kg'],
    ['kg', 'kg', 'Kg'],
  ])('a column %s in %s is %s', (name, unit, words) => expect(columnWords(name, unit)).toBe(words));

  it.each([
    ['needs_referral@2', 'Needs referral v2'],
    ['a@b@3', 'A@b v3'],
    ['screening', 'Screening'],
  ])('the reference %s is %s', (ref, words) => expect(refWords(ref)).toBe(words));
});
