import { type BenchRow, rowOf } from './harness.ts';
import { countFalseAlarms, type FalseAlarms } from './monitoring/false-alarms.ts';
import { measurePower, measurePowerAtOneSite, type Power } from './monitoring/power-curves.ts';
import { firstAlarm } from './monitoring/repeated-looks.ts';

const SIMULATIONS = 2_000;
const NOMINAL = 0.05;
const TOLERATED = 0.02;
const SIZES = [30, 50, 100, 200, 500, 5_000];
const REFERENCES = [200, 1_000, 100_000];
const LOOKED_AT = [
  { perDay: 50, referenceN: 1_000 },
  { perDay: 200, referenceN: 200 },
];
/** Two standard errors of the difference of two shares of this many simulations. */
const CHANCE = 2 * Math.sqrt((2 * 0.25) / SIMULATIONS);

/**
 * How often reports alarm where nothing changed, test by test and as a whole, how often any of 90 daily looks does, and
 * how often six drifts are found beside Kolmogorov–Smirnov and chi-square at the same true false-alarm rate. The bars:
 * nominal + 2 points; 5 % over all looks; the better of the two customary tests, less chance.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const referenceN of REFERENCES)
    rows.push(...countFalseAlarms(SIZES, referenceN, SIMULATIONS).flatMap(alarmRows));
  rows.push(...measurePower([50, 100, 200], SIMULATIONS).map(powerRow));
  rows.push(...measurePowerAtOneSite([200, 400], SIMULATIONS).map(powerRow));
  for (const looking of LOOKED_AT) rows.push(looksRow(looking));
  return rows;
}

function alarmRows({ n, referenceN, report, byTest }: FalseAlarms): BenchRow[] {
  const row = (what: string, rate: number): BenchRow =>
    shareRow(
      `false alarms, ${what}`,
      { name: `n ${n} of ${referenceN}`, rate },
      { name: 'allowed', rate: NOMINAL + TOLERATED },
    );
  return [row('report', report), ...Object.entries(byTest).map(([test, rate]) => row(test, rate))];
}

function looksRow({ perDay, referenceN }: (typeof LOOKED_AT)[number]): BenchRow {
  const alarmed = Array.from({ length: SIMULATIONS }, (_, round) =>
    firstAlarm({ perDay, referenceN, days: 90, sites: 2 }, `${perDay} ${referenceN} ${round}`),
  ).filter((day) => day !== null);
  const subject = { name: `any, ${perDay} a day, reference ${referenceN}`, rate: alarmed.length / SIMULATIONS };
  return shareRow('false alarms, 90 looks', subject, { name: 'allowed', rate: NOMINAL });
}

/** What the customary tests find, less chance, against what ours finds: at most all of it. */
function powerRow({ drift, n, ours, kolmogorovSmirnov, chiSquare }: Power): BenchRow {
  const best = Math.max(kolmogorovSmirnov ?? 0, chiSquare);
  return shareRow(
    `found, ${drift}, n ${n}`,
    { name: `KS ${kolmogorovSmirnov ?? '–'}, chi-square ${chiSquare}`, rate: Math.max(0, best - CHANCE) },
    { name: 'ours', rate: ours },
  );
}

type Rate = { readonly name: string; readonly rate: number };

const shareRow = (name: string, subject: Rate, baseline: Rate): BenchRow =>
  rowOf(
    name,
    'share',
    1,
    { name: subject.name, median: subject.rate, runs: [subject.rate] },
    { name: baseline.name, median: baseline.rate, runs: [baseline.rate] },
  );
