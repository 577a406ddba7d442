import { expect, test } from 'vitest';
import { placeInPicture } from '../../../shared/domain/place-in-picture.ts';
import { Explanation } from '../../../shared/explanation.ts';

/** A map of 4 by 4 fields, all 0 but those named. */
const explained = (drops: Readonly<Record<number, number>>): Explanation => ({
  method: 'occlusion',
  unit: 'logOdds',
  of: 'sick',
  base: 0,
  score: 1,
  contributions: [{ column: 'wound', contribution: 1 }],
  occlusion: {
    column: 'wound',
    rows: 4,
    columns: 4,
    drops: Array.from({ length: 16 }, (_, at) => drops[at] ?? 0),
  },
});
const sick = { prediction: 'sick' };

test.each([
  [0, 'topLeft'],
  [3, 'topRight'],
  [5, 'middle'],
  [7, 'right'],
  [13, 'bottom'],
] as const)('field %i of four by four is at the %s', (field, place) => {
  expect(placeInPicture(explained({ [field]: 0.8, 6: 0.1 }), sick)).toBe(place);
});

test('an answer against the class that is explained is pulled by what speaks against it', () => {
  expect(placeInPicture(explained({ 0: 0.8, 15: -0.2 }), { prediction: 'well' })).toBe('bottomRight');
});

test('no place is named where covering takes nothing from the answer, and where there is no map', () => {
  expect(placeInPicture(explained({ 4: -0.5 }), sick)).toBeNull();
  expect(placeInPicture(explained({ 4: 0.01 }), sick)).toBeNull();
  const unmapped = Explanation.parse({ ...explained({}), occlusion: undefined });
  expect(placeInPicture(unmapped, sick)).toBeNull();
});
