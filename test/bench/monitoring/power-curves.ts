import { testHomogeneity } from '../../../shared/domain/contingency.ts';
import { kolmogorovSmirnov } from '../../../shared/domain/kolmogorov-smirnov.ts';
import type { WatchedDay } from '../../../shared/domain/looks/plan-comparisons.ts';
import { takeLook } from '../../../shared/domain/looks/take-look.ts';
import { measureDrift } from '../../../shared/domain/measure-drift.ts';
import { pairBuckets } from '../../../shared/domain/paired-buckets.ts';
import { categoryBins, numericBins } from '../../../shared/domain/population-stability.ts';
import { mergeAllProfiles } from '../../../shared/domain/profile-merge.ts';
import { createRandom, type Random } from '../../../shared/domain/random.ts';
import type { ColumnProfile } from '../../../shared/profile.ts';
import { type Drift, simulateColumn, simulateTable, type SimulatedColumn } from './simulated-table.ts';

/** How often a drift was found, by our column's p-value and by two customary tests, each at a true false-alarm rate of 5 %. */
export type Power = {
  readonly drift: string;
  readonly n: number;
  readonly ours: number;
  readonly kolmogorovSmirnov: number | null;
  readonly chiSquare: number;
};

/** p-values of one simulation; a customary test that does not apply has none. */
type Judged = { readonly ours: number; readonly kolmogorovSmirnov: number | null; readonly chiSquare: number };

const REFERENCE = 1_000;
const RATE = 0.05;

export const DRIFTS: readonly { readonly drift: string; readonly column: SimulatedColumn; readonly change: Drift }[] = [
  { drift: 'mean + 0.3 deviations', column: 'weight', change: { meanShift: 0.3 } },
  { drift: 'deviation × 1.4', column: 'weight', change: { spread: 1.4 } },
  { drift: 'new category in 4 %', column: 'oedema', change: { newCategory: 0.04 } },
  { drift: 'missing 3 % → 10 %', column: 'weight', change: { missing: 0.1 } },
  { drift: 'grams for kilograms in 3 %', column: 'weight', change: { inGrams: 0.03 } },
];

/** One row for each drift and size of window; the p-values of undrifted windows say where each test rejects 5 %. */
export function measurePower(sizes: readonly number[], simulations: number): readonly Power[] {
  return sizes.flatMap((n) =>
    DRIFTS.map(({ drift, column, change }) => {
      const judge = (seed: string, applied: Drift): Judged[] =>
        repeat(simulations, `${seed} ${column} ${n}`, (random) => judgeColumn(random, column, n, applied));
      return { drift, n, ...powerOf(judge('none', {}), judge(drift, change)) };
    }),
  );
}

/** The same for a week in which one of six sites reads too much by a deviation; `perWeek` records of all sites. */
export function measurePowerAtOneSite(sizes: readonly number[], simulations: number): readonly Power[] {
  return sizes.map((perWeek) => {
    const judge = (seed: string, applied: Drift): Judged[] =>
      repeat(simulations, `${seed} sites ${perWeek}`, (random) => judgeWeek(random, perWeek, applied));
    const power = powerOf(judge('none', {}), judge('one', { meanShift: 1 }));
    return { drift: 'mean + 1 deviation at one of six sites', n: perWeek, ...power };
  });
}

const repeat = (simulations: number, seed: string, judge: (random: Random) => Judged): Judged[] =>
  Array.from({ length: simulations }, (_, round) => judge(createRandom(6).fork(`${seed} ${round}`)));

function judgeColumn(random: Random, name: SimulatedColumn, n: number, change: Drift): Judged {
  const reference = simulateColumn(random, name, REFERENCE);
  const current = simulateColumn(random, name, n, change);
  const report = measureDrift(
    { rows: REFERENCE, columns: { [name]: reference } },
    { rows: n, columns: { [name]: current } },
  );
  return { ours: report.columns[0]?.combinedPValue ?? 1, ...customary(reference, current) };
}

function customary(reference: ColumnProfile, current: ColumnProfile): Omit<Judged, 'ours'> {
  if (reference.kind === 'numeric' && current.kind === 'numeric') {
    return {
      kolmogorovSmirnov: kolmogorovSmirnov(pairBuckets(reference, current))?.pValue ?? 1,
      chiSquare: testHomogeneity(numericBins(reference, current))?.pValue ?? 1,
    };
  }
  if (reference.kind === 'numeric' || current.kind === 'numeric') throw new TypeError('both sides are of one kind');
  return { kolmogorovSmirnov: null, chiSquare: testHomogeneity(categoryBins(reference, current))?.pValue ?? 1 };
}

const SITES = 6;
const WEEK = 7;
/** Weeks before, of which a site's own days are known. */
const EARLIER_WEEKS = 8;

/** A week's records come on one day here, and those of the weeks before on another: only sums matter. */
function judgeWeek(random: Random, perWeek: number, change: Drift): Judged {
  const reference = simulateTable(random, REFERENCE, {}, ['weight']);
  const rows = Math.round(perWeek / SITES);
  const days = Array.from({ length: SITES }, (_, site): WatchedDay[] => [
    { day: -WEEK, site: `${site}`, profile: simulateTable(random, rows * EARLIER_WEEKS, {}, ['weight']) },
    { day: WEEK, site: `${site}`, profile: simulateTable(random, rows, site === 0 ? change : {}, ['weight']) },
  ]).flat();
  const comparisons = takeLook({
    reference,
    days,
    day: WEEK,
    sinceDay: 0,
    level: RATE,
    ignore: { reference: [], earlier: [] },
  });
  const week = mergeAllProfiles(days.filter(({ day }) => day === WEEK).map(({ profile }) => profile));
  const [before, now] = [reference.columns['weight'], week.columns['weight']];
  if (before === undefined || now === undefined) throw new Error('the simulated table has a weight');
  const ours = Math.min(...comparisons.map(({ leastPValue, level }) => (leastPValue * RATE) / level));
  return { ours, ...customary(before, now) };
}

function powerOf(undrifted: readonly Judged[], drifted: readonly Judged[]): Omit<Power, 'drift' | 'n'> {
  const share = (pValueOf: (judged: Judged) => number): number => {
    const limit =
      undrifted.map(pValueOf).toSorted((one, other) => one - other)[Math.floor(undrifted.length * RATE)] ?? 0;
    return drifted.filter((judged) => pValueOf(judged) < limit).length / drifted.length;
  };
  const hasDistance = drifted.some((judged) => judged.kolmogorovSmirnov !== null);
  return {
    ours: share((judged) => judged.ours),
    kolmogorovSmirnov: hasDistance ? share((judged) => judged.kolmogorovSmirnov ?? 1) : null,
    chiSquare: share((judged) => judged.chiSquare),
  };
}
