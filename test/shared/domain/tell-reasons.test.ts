import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mainReasons, tellReasons } from '../../../shared/domain/tell-reasons.ts';
import type { Explanation } from '../../../shared/explanation.ts';

const explanation = (base: number, pulls: Record<string, number>, of: string | null = 'yes'): Explanation => {
  const contributions = Object.entries(pulls).map(([column, contribution]) => ({ column, contribution }));
  const score = contributions.reduce((sum, { contribution }) => sum + contribution, base);
  return { method: 'trees', unit: of === null ? 'quantity' : 'logOdds', of, base, score, contributions };
};

test('log-odds become points of 100 between the base and the answer', () => {
  // From odds of 1 to 3 (25 of 100) to odds of 3 to 1 (75 of 100): 50 points over log 9.
  const told = tellReasons(explanation(-Math.log(3), { muac: Math.log(27), oedema: -Math.log(3) }));

  expect(told).toEqual({
    base: expect.closeTo(25, 9),
    reasons: [
      { column: 'muac', amount: expect.closeTo(75, 9) },
      { column: 'oedema', amount: expect.closeTo(-25, 9) },
    ],
    rest: null,
    total: expect.closeTo(75, 9),
    offBy: null,
  });
});

test('whatever the contributions, what is told adds up and keeps every sign', () => {
  const pulls = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), pulls, (base, values) => {
      const sorted = values.toSorted((a, b) => Math.abs(b) - Math.abs(a));
      const given = explanation(base, Object.fromEntries(sorted.map((value, at) => [`column ${at}`, value])));

      const { base: from, reasons, rest, total } = tellReasons(given);

      expect(reasons.reduce((sum, { amount }) => sum + amount, from + (rest ?? 0))).toBeCloseTo(total, 6);
      for (const { column, amount } of reasons) {
        const pull = given.contributions.find((each) => each.column === column)!.contribution;
        expect(amount * pull).toBeGreaterThanOrEqual(0);
      }
      expect(reasons.length).toBeLessThanOrEqual(5);
    }),
  );
});

test('contributions that cancel out are told by the slope where they stand', () => {
  const { reasons, base, total } = tellReasons(explanation(0, { muac: 1, oedema: -1 }));

  expect([base, total]).toEqual([50, 50]);
  expect(reasons.map(({ amount }) => amount)).toEqual([expect.closeTo(25, 6), expect.closeTo(-25, 6)]);
});

test('a quantity is told in its own unit, and its weakest reasons together', () => {
  const told = tellReasons(explanation(40, { a: 9, b: -5, c: 3, d: 2, e: 1, f: 0.5, g: 0 }, null));

  expect(told.reasons.map(({ column }) => column)).toEqual(['a', 'b', 'c', 'd']);
  expect(told).toMatchObject({ base: 40, rest: 1.5, total: 50.5 });
});

test('a fifth reason is told by its name instead of as the only other one', () => {
  const told = tellReasons(explanation(0, { a: 5, b: 4, c: 3, d: 2, e: 1 }));

  expect(told.reasons).toHaveLength(5);
  expect(told.rest).toBeNull();
});

test('"mainly because" names what pulls towards the answer, and a second one only where it is nearly as strong', () => {
  const pulls = { muac: 3, oedema: -2, weight: 1.6, age: 0.2 };
  const because = (prediction: string, given = pulls) => mainReasons(explanation(-1, given), { prediction });

  expect(because('yes')).toEqual(['muac', 'weight']);
  expect(because('yes', { ...pulls, weight: 1.4 })).toEqual(['muac']);
  expect(because('no')).toEqual(['oedema']);
  expect(mainReasons(explanation(-1, { muac: 0.3 }), { prediction: 'no' })).toEqual([]);
});

test('a number is mainly because of what carries it away from the usual', () => {
  expect(mainReasons(explanation(40, { a: -9, b: 2 }, null), { prediction: 33 })).toEqual(['a']);
  expect(mainReasons(explanation(40, {}, null), { prediction: 40 })).toEqual([]);
});

test('an estimate says by how much its figures may be off, in their unit', () => {
  const given = explanation(40, { a: 9, b: -2 }, null);
  const contributions = given.contributions.map((each) => ({ ...each, error: each.column === 'a' ? 0.5 : 0.1 }));

  expect(tellReasons({ ...given, method: 'sampled', contributions }).offBy).toBeCloseTo(0.98, 9);
});
