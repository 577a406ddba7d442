import { measureDrift } from '../../../shared/domain/measure-drift.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { DriftReport } from '../../../shared/drift.ts';
import { simulateTable } from './simulated-table.ts';

/** How often something alarmed in reports on identical distributions. */
export type FalseAlarms = {
  readonly n: number;
  readonly referenceN: number;
  readonly simulations: number;
  /** Share of reports in which any column alarmed, at the report's own 5 %. */
  readonly report: number;
  /** Share of p-values at or below 5 %, by test: of the column in which that is most. */
  readonly byTest: Readonly<Record<string, number>>;
};

/** One row for each size of window; all windows of one simulation are compared with the same reference. */
export function countFalseAlarms(
  sizes: readonly number[],
  referenceN: number,
  simulations: number,
  seed = 1,
): readonly FalseAlarms[] {
  const tallies = sizes.map(() => ({ reports: 0, byColumn: new Map<string, number>() }));
  for (let round = 0; round < simulations; round += 1) {
    const random = createRandom(seed).fork(`${referenceN} ${round}`);
    const reference = simulateTable(random, referenceN);
    sizes.forEach((n, place) => {
      const tally = tallies[place];
      if (tally) count(tally, measureDrift(reference, simulateTable(random, n)));
    });
  }
  return tallies.map(({ reports, byColumn }, place) => ({
    n: sizes[place] ?? 0,
    referenceN,
    simulations,
    report: reports / simulations,
    byTest: worstByTest(byColumn, simulations),
  }));
}

type Tally = { reports: number; readonly byColumn: Map<string, number> };

function count(tally: Tally, report: DriftReport): void {
  if (report.drift) tally.reports += 1;
  for (const { name, tests } of report.columns) {
    for (const test of tests) {
      const key = `${test.name} ${name}`;
      const alarms = tally.byColumn.get(key) ?? 0;
      tally.byColumn.set(key, alarms + (test.pValue <= 0.05 ? 1 : 0));
    }
  }
}

function worstByTest(byColumn: ReadonlyMap<string, number>, simulations: number): Record<string, number> {
  const worst: Record<string, number> = {};
  for (const [key, alarms] of byColumn) {
    const [test = ''] = key.split(' ');
    worst[test] = Math.max(worst[test] ?? 0, alarms / simulations);
  }
  return worst;
}
