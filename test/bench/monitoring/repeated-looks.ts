import { spendLevel } from '../../../shared/domain/looks/spend-level.ts';
import { LOOK_DAYS, type WatchedDay } from '../../../shared/domain/looks/plan-comparisons.ts';
import { takeLook } from '../../../shared/domain/looks/take-look.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { type Drift, simulateTable, type SimulatedColumn } from './simulated-table.ts';

export type Looking = {
  /** Records a day, shared by the sites. */
  readonly perDay: number;
  readonly referenceN: number;
  readonly days: number;
  readonly sites: number;
  /** What drifts from which day on, everywhere or at the first site alone. */
  readonly drift?: { readonly from: number; readonly change: Drift; readonly atOneSite: boolean };
};

/** Fine numbers with gaps, and yes or no: the other columns' tests behave as one of these two's. */
const WATCHED: readonly SimulatedColumn[] = ['weight', 'oedema'];
/** Days that are kept before the first look, as a project has that began to watch in the middle of its work. */
const BEFORE = 28;

/** Looks once a day; answers the day (from 1 on) of the first alarm, null where there was none. */
export function firstAlarm({ perDay, referenceN, days, sites, drift }: Looking, seed: string): number | null {
  const random = createRandom(90).fork(seed);
  const reference = simulateTable(random, referenceN, {}, WATCHED);
  const watched: WatchedDay[] = [];
  let newest: { day: number; periodStartDay: number } | null = null;
  for (let day = 1 - BEFORE; day <= days; day += 1) {
    for (let site = 0; site < sites; site += 1) {
      const drifts = drift !== undefined && day >= drift.from && (site === 0 || !drift.atOneSite);
      const rows = Math.round((perDay * (site + 1)) / sites) - Math.round((perDay * site) / sites);
      watched.push({
        day,
        site: `site ${site}`,
        profile: simulateTable(random, rows, drifts ? drift.change : {}, WATCHED),
      });
    }
    if (day < 1) continue;
    const spent = spendLevel(newest, day);
    if (spent === null) throw new Error('a look on a later day has a level');
    const comparisons = takeLook({
      reference,
      days: watched.filter((one) => one.day > day - LOOK_DAYS),
      day,
      sinceDay: day - 1,
      level: spent.level,
      ignore: { reference: [], earlier: [] },
    });
    if (comparisons.some(({ changed }) => changed.length > 0)) return day;
    newest = { day, periodStartDay: spent.periodStartDay };
  }
  return null;
}
