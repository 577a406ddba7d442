import { expect, test } from 'vitest';
import { answersOf, choiceOf, numberOf } from '../../../../renderer/screens/models/operating/operating-answers.ts';
import type { OperatingPoint } from '../../../../shared/operating-point.ts';

test('what a version is in use with comes back as it was chosen', () => {
  const point: OperatingPoint = {
    basis: { kind: 'capacity', perDay: 20, seenPerDay: 150 },
    threshold: 0.31,
    unsureWithin: 0.07,
    sites: [{ site: 'Busiu', basis: { kind: 'capacity', perDay: 5, seenPerDay: 30 }, threshold: 0.4 }],
  };

  expect(choiceOf(answersOf(point, 0.5))).toEqual({
    basis: point.basis,
    unsureWithin: 0.07,
    sites: [{ site: 'Busiu', basis: { kind: 'capacity', perDay: 5, seenPerDay: 30 } }],
  });
});

test('a version that was never in use begins at its own limit, in whole hundredths', () => {
  expect(choiceOf(answersOf(null, 0.2371))).toEqual({
    basis: { kind: 'limit', threshold: 0.24 },
    unsureWithin: 0,
    sites: [],
  });
});

test('while a number is none there is no choice, also where only a site lacks it', () => {
  const answers = { ...answersOf(null, 0.5), kind: 'cost' as const };

  expect(choiceOf({ ...answers, missCost: 'ten' })).toBeNull();
  expect(choiceOf({ ...answers, missCost: '0' })).toBeNull();
  expect(choiceOf({ ...answers, sites: { Busiu: { ...answers, missCost: '' } } })).toBeNull();
  expect(choiceOf({ ...answers, missCost: '2,5' })?.basis).toEqual({ kind: 'cost', missCost: 2.5 });
});

test.each<[string, number | null]>([
  ['20', 20],
  [' 2,5 ', 2.5],
  ['-1', null],
  ['', null],
  ['1e999', null],
])('"%s" typed is %s', (text, number) => {
  expect(numberOf(text)).toBe(number);
});
