import { expect, test } from 'vitest';
import { countFalseAlarms } from '../../bench/monitoring/false-alarms.ts';
import { measurePower, measurePowerAtOneSite } from '../../bench/monitoring/power-curves.ts';
import { firstAlarm } from '../../bench/monitoring/repeated-looks.ts';

/** Rates of so few simulations may lie three standard errors above what they are of. */
const most = (rate: number, simulations: number): number => rate + 3 * Math.sqrt((rate * (1 - rate)) / simulations);

test('reports, and each of their tests, alarm no oftener than they say where nothing changed', () => {
  for (const { n, report, byTest } of countFalseAlarms([30, 200], 500, 100)) {
    expect(report, `report of ${n}`).toBeLessThanOrEqual(most(0.05, 100));
    for (const [name, rate] of Object.entries(byTest))
      expect(rate, `${name} of ${n}`).toBeLessThanOrEqual(most(0.07, 100));
  }
});

test('forty daily looks at what does not change alarm no oftener than one period may', () => {
  const looking = { perDay: 30, referenceN: 300, days: 40, sites: 2 };
  const alarmed = Array.from({ length: 25 }, (_, round) => firstAlarm(looking, `slow ${round}`));
  expect(alarmed.filter((day) => day !== null).length).toBeLessThanOrEqual(25 * most(0.05, 25));
});

test('a shift at all sites, and one at a single site, are found within two weeks', () => {
  const looking = { perDay: 60, referenceN: 1_000, days: 30, sites: 2 };
  const everywhere = { from: 6, change: { meanShift: 0.5 }, atOneSite: false };
  const alone = { from: 6, change: { meanShift: 0.9 }, atOneSite: true };
  for (const drift of [everywhere, alone]) {
    const day = firstAlarm({ ...looking, drift }, 'shift');
    expect(day).toBeGreaterThanOrEqual(6);
    expect(day).toBeLessThanOrEqual(20);
  }
});

test('every drift is found at least as often as by Kolmogorov–Smirnov or chi-square at the same rate of false alarms', () => {
  for (const { drift, ours, kolmogorovSmirnov, chiSquare } of [
    ...measurePower([100], 120),
    ...measurePowerAtOneSite([300], 60),
  ]) {
    expect(ours, drift).toBeGreaterThan(Math.max(kolmogorovSmirnov ?? 0, chiSquare) - 0.1);
  }
});
