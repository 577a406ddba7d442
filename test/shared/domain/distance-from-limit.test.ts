import { expect, test } from 'vitest';
import { distanceFromLimit, distanceInColumns } from '../../../shared/domain/distance-from-limit.ts';
import { createRandom } from '../../../shared/domain/random.ts';

test('the distance is that to the threshold where there is a positive class', () => {
  const classes = { classes: ['sick', 'well'], positiveClass: 'sick' };

  expect(distanceFromLimit(classes, { sick: 0.7, well: 0.3 }, 0.8)).toBeCloseTo(0.1, 12);
  expect(distanceFromLimit(classes, { sick: 0.7, well: 0.3 }, null)).toBeCloseTo(0.2, 12);
});

test('the distance is the lead of the likeliest class where there are many, and 0 where there is no class', () => {
  const classes = { classes: ['a', 'b', 'c'], positiveClass: null };

  expect(distanceFromLimit(classes, { a: 0.2, b: 0.5, c: 0.3 }, null)).toBeCloseTo(0.2, 12);
  expect(distanceFromLimit({ classes: [], positiveClass: null }, {}, null)).toBe(0);
});

test.each([
  ['two classes, one of them positive', ['sick', 'well'], 'well', 0.35],
  ['two classes', ['sick', 'well'], null, null],
  ['many classes', ['a', 'b', 'c', 'd'], null, null],
  ['no class', [], null, null],
])('rows in columns are as far as rows by name: %s', (_, classes, positiveClass, threshold) => {
  const random = createRandom(11);
  const rows = Array.from({ length: 200 }, () => classes.map(() => random.int(20) / 20));
  const columns = classes.map((_name, place) => Float64Array.from(rows, (row) => row[place] ?? 0));

  const distanceOf = distanceInColumns({ classes, positiveClass }, columns, () => threshold);

  rows.forEach((row, place) => {
    const byName = Object.fromEntries(classes.map((name, at) => [name, row[at] ?? 0]));
    expect(distanceOf(place)).toBe(distanceFromLimit({ classes, positiveClass }, byName, threshold));
  });
});
