import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countScores } from '../../../shared/domain/count-scores.ts';
import {
  isUnsure,
  previewOperatingPoint,
  thresholdAt,
  workOutOperatingPoint,
} from '../../../shared/domain/operating-point.ts';
import type { ScoreCounts } from '../../../shared/held-out.ts';
import { OperatingChoice } from '../../../shared/operating-point.ts';

const tens = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const halves = tens.slice(0, 5);

/** Ten ill and thirty well: the ill are told 5, 15 … 95 of 100, the well three times 5 … 45 and three times 2 … 42. */
const scores = countScores(
  [
    ...tens.map((ten) => ten + 0.05),
    ...halves.flatMap((ten) => [0.05, 0.05, 0.05, 0.02, 0.02, 0.02].map((add) => ten + add)),
  ],
  [...tens.map(() => 1), ...halves.flatMap(() => [0, 0, 0, 0, 0, 0])],
  null,
);

const pointOf = (choice: unknown, counts: readonly ScoreCounts[] = scores) =>
  workOutOperatingPoint(OperatingChoice.parse(choice), counts);

test('the dearer a missed one, the lower the limit', () => {
  const limitOf = (missCost: number) => pointOf({ basis: { kind: 'cost', missCost } })?.threshold;

  expect(limitOf(0.1)).toBe(0.55);
  expect(limitOf(5)).toBe(0.45);
  expect(limitOf(100)).toBe(0.05);
});

test('a capacity is the lowest limit that says no more a day than can be taken', () => {
  const at = (perDay: number) => pointOf({ basis: { kind: 'capacity', perDay, seenPerDay: 40 } });

  expect(at(5)?.threshold).toBe(0.46);
  expect(at(40)?.threshold).toBe(0.01);
  expect(at(0)?.threshold).toBe(0.96);
});

test('the preview counts every row once, and those in the band go to a person', () => {
  const point = pointOf({ basis: { kind: 'limit', threshold: 0.5 }, unsureWithin: 0.1 });

  expect(point && previewOperatingPoint(point, scores)).toEqual([
    { site: null, threshold: 0.5, rows: 40, found: 4, missed: 4, needless: 0, rightlyLeft: 24, toPerson: 8 },
  ]);
});

test('what goes to a person in the preview is what scoring calls unsure, whatever limit and band', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 99 })),
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 0, max: 50 }),
      (said, limit, within) => {
        const counts = countScores(
          said.map((place) => place / 100),
          said.map(() => 1),
          null,
        );
        const choice = { basis: { kind: 'limit', threshold: limit / 100 }, unsureWithin: within / 100 };
        const point = pointOf(choice, counts);
        const [all] = previewOperatingPoint(point ?? expect.fail('no point'), counts);

        expect(all?.toPerson).toBe(said.filter((place) => isUnsure(point, place / 100, limit / 100)).length);
      },
    ),
  );
});

test('a site with its own limit is decided by it, and the sum over all sites counts it so', () => {
  const rows = Array.from({ length: 80 }, (_, row) => ({
    score: (row % 40) / 40,
    ill: row % 40 > 20 ? 1 : 0,
    site: row < 40 ? 0 : 1,
  }));
  const counts = countScores(
    rows.map(({ score }) => score),
    rows.map(({ ill }) => ill),
    { codes: rows.map(({ site }) => site), names: ['Busiu', 'Wanale'] },
  );
  const basis = { kind: 'limit', threshold: 0.5 };
  const point = pointOf({ basis, sites: [{ site: 'Busiu', basis: { kind: 'limit', threshold: 0.9 } }] }, counts);

  expect([thresholdAt(point, 'Busiu'), thresholdAt(point, 'Wanale'), thresholdAt(point, null)]).toEqual([
    0.9, 0.5, 0.5,
  ]);
  const [all, ...sites] = previewOperatingPoint(point ?? expect.fail('no point'), counts);
  expect(sites.map(({ site, missed }) => [site, missed])).toEqual([
    ['Busiu', 15],
    ['Wanale', 0],
  ]);
  expect(all).toMatchObject({ rows: 80, missed: 15, needless: 1 });
});

test('a site with too few held-out rows is worked out on those of all sites', () => {
  const few = countScores([0.1, 0.9], [0, 1], { codes: [0, 0], names: ['Busiu'] })[1] as ScoreCounts;
  const basis = { kind: 'cost', missCost: 5 };

  const point = pointOf({ basis, sites: [{ site: 'Busiu', basis }] }, [...scores, few]);

  expect(thresholdAt(point, 'Busiu')).toBe(point?.threshold);
});

test('without held-out rows only a limit that is named can be worked out', () => {
  expect(pointOf({ basis: { kind: 'cost', missCost: 5 } }, [])).toBeNull();
  expect(pointOf({ basis: { kind: 'limit', threshold: 0.3 } }, [])).toMatchObject({ threshold: 0.3 });
});
