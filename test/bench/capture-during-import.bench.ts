import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningCore } from '../../electron/cli/running-core.ts';
import { startFieldloop } from '../cli/run-fieldloop.ts';
import { type BenchRow, percentileOf, rowOf, type Side } from './harness.ts';
import { openRunningHome, type RunningHome, valueOf } from './running-home.ts';
import { writeWideCsv } from './wide-csv.ts';

const ROWS = 1_000_000;
const ROUNDS = 5;
const IDLE_RECORDS = 200;
/** A pause between two records, so that what is measured is one call and not a queue of them. */
const PAUSE_MS = 5;
const ALLOWED_MS = 100;

const record = { values: { site: 'Kasese', age_months: 20, sex: 'female', weight_kg: 9.1, muac_cm: 12.4 } };

/**
 * How long `record.add` takes while a 1 M × 20 import runs in the same core, against the same calls on an idle core:
 * a core process of its own, asked through its socket; the import is a command line beside it. Bar: the worst record of
 * all rounds is saved within 100 ms.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const running = await openRunningHome();
  try {
    writeWideCsv(join(running.folder, 'wide.csv'), ROWS, 7);
    const [idle, busy]: [number[][], number[][]] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      const [ofIdle, ofBusy] = [await addWhileIdle(running.core), await addDuringImport(running, `wide${round}`)];
      if (round === 0) continue; // compilers and caches are warm from here on
      idle.push(ofIdle);
      busy.push(ofBusy);
    }
    return describe(busy, idle);
  } finally {
    await running.remove();
  }
}

async function addWhileIdle(core: RunningCore): Promise<number[]> {
  const times: number[] = [];
  while (times.length < IDLE_RECORDS) times.push(await timeOneRecord(core));
  return times;
}

/** From the first progress of the import to its end; what was measured after the end is left out. */
async function addDuringImport({ core, home, folder }: RunningHome, dataset: string): Promise<number[]> {
  const running = startFieldloop(home, ['dataset', 'import', 'wide.csv', '--dataset', dataset], folder);
  const over = new AbortController();
  void running.ended.then(() => over.abort());
  await running.says('Importing');
  const times: number[] = [];
  while (!over.signal.aborted) times.push(await timeOneRecord(core));
  const { code, err } = await running.ended;
  if (code !== 0) throw new Error(`The import went wrong: ${err}`);
  return times.slice(0, -1);
}

async function timeOneRecord(core: RunningCore): Promise<number> {
  await pause(PAUSE_MS);
  const startedMs = performance.now();
  valueOf(await core.call('record.add', record));
  return performance.now() - startedMs;
}

function describe(busy: readonly (readonly number[])[], idle: readonly (readonly number[])[]): readonly BenchRow[] {
  const compared = [50, 95, 100].map((percent) => {
    const name = `record.add beside an import of 1 M × 20, ${percent === 100 ? 'worst' : `p${percent}`}`;
    return rowOf(name, 'ms', null, sideOf('importing', busy, percent), sideOf('idle', idle, percent));
  });
  const allowed: Side = { name: 'allowed', median: ALLOWED_MS, runs: [] };
  const worst = sideOf(`worst of ${busy.flat().length}`, busy, 100);
  return [...compared, rowOf('every record is saved within', 'ms', 1, worst, allowed)];
}

/** The percentile over the records of all rounds; `runs` holds that of each round. */
const sideOf = (name: string, rounds: readonly (readonly number[])[], percent: number): Side => ({
  name,
  median: percentileOf(rounds.flat(), percent),
  runs: rounds.map((times) => percentileOf(times, percent)),
});
