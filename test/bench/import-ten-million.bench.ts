import { join } from 'node:path';
import type { RunningCore } from '../../electron/cli/running-core.ts';
import { createRandom } from '../../shared/domain/random.ts';
import { type BenchRow, medianOf, rowOf, type Side } from './harness.ts';
import { peakBytesOf } from './peak-memory.ts';
import { openRunningHome, type RunningHome, valueOf } from './running-home.ts';
import { writeWideCsv } from './wide-csv.ts';

const FEW_ROWS = 1_000_000;
const ROWS = 10_000_000;
const SEED = 7;
const PAGES = 40;
/** As the window asks for them. */
const PAGE_ROWS = 100;
const ALLOWED_BYTES = 1.5 * 2 ** 30;
const ALLOWED_MS = 100;

/**
 * 10 M × 20 from a CSV file into an encrypted home whose core is a process of its own: the memory that it and
 * the processes it started held at most, against what is allowed and against an import of a tenth, and what any page of
 * the version takes from the call to its answer.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const running = await openRunningHome();
  try {
    const few = await importRows(running, 'few', FEW_ROWS);
    const many = await importRows(running, 'many', ROWS);
    const pages = await timePages(running.core, 'many');
    const allowedBytes = sideOf('allowed', [ALLOWED_BYTES]);
    const allowedMs = sideOf('allowed', [ALLOWED_MS]);
    const held = sideOf('core and what it started', [many.peakBytes]);
    return [
      rowOf('memory of an import of 10 M × 20', 'bytes', 1, held, allowedBytes),
      rowOf('memory of it against 1 M × 20', 'bytes', null, held, sideOf('1 M × 20', [few.peakBytes])),
      rowOf('CSV import, 10 M × 20', 'ms', null, sideOf('import', [many.ms]), sideOf('ten of 1 M', [few.ms * 10])),
      rowOf('any page of 10 M × 20, median', 'ms', 1, sideOf('dataset.page', pages), allowedMs),
      rowOf('any page of 10 M × 20, worst', 'ms', 1, sideOf('dataset.page', [Math.max(...pages)]), allowedMs),
    ];
  } finally {
    await running.remove();
  }
}

/** How long the import took, and what the core and compute have held at most until its end. */
async function importRows(
  { core, folder, pid }: RunningHome,
  dataset: string,
  rows: number,
): Promise<{ readonly ms: number; readonly peakBytes: number }> {
  const path = join(folder, `${dataset}.csv`);
  writeWideCsv(path, rows, SEED);
  const startedMs = performance.now();
  const imported = valueOf(await core.call('dataset.import', { path, dataset }));
  if (imported.rows !== rows) throw new Error(`The import took ${imported.rows} rows`);
  return { ms: performance.now() - startedMs, peakBytes: peakBytesOf(pid) };
}

/** Pages anywhere in the version; the first starts a reader and does not count. */
async function timePages(core: RunningCore, ref: string): Promise<readonly number[]> {
  const random = createRandom(SEED);
  const times: number[] = [];
  for (let page = -1; page < PAGES; page++) {
    const firstRow = random.int(ROWS - PAGE_ROWS);
    const startedMs = performance.now();
    const { rows } = valueOf(await core.call('dataset.page', { ref, firstRow, rows: PAGE_ROWS }));
    if (rows.length !== PAGE_ROWS) throw new Error(`The page from row ${firstRow} on has ${rows.length} rows`);
    if (page >= 0) times.push(performance.now() - startedMs);
  }
  return times;
}

const sideOf = (name: string, runs: readonly number[]): Side => ({ name, median: medianOf(runs), runs });
