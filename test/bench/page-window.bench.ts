import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/paths.mjs';
import { createRandom } from '../../shared/domain/random.ts';
import { askJson, newHome } from '../cli/run-fieldloop.ts';
import { type BenchRow, medianOf, percentileOf, rowOf } from './harness.ts';
import { launchElectron, openScreen } from './open-screen.ts';
import { timeFromKey } from './time-from-key.ts';
import { writeWideCsv } from './wide-csv.ts';

const ROWS = 10_000_000;
const SEED = 9;
const WARM_JUMPS = 5;
const JUMPS = 60;
const ALLOWED_MS = 100;

/**
 * What somebody waits for who goes to any row of a data set of 10 M × 20 in the window: from Enter to the frame that
 * shows the row's cells, by the window's own clock.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const home = newHome();
  const folder = dirname(home);
  const screen = await openScreen();
  try {
    const path = join(folder, 'many.csv');
    writeWideCsv(path, ROWS, SEED);
    askJson(home, ['project', 'create', 'Bench']);
    askJson(home, ['dataset', 'import', path, '--dataset', 'many']);
    const app = await launchElectron(root, { FIELDLOOP_HOME: home });
    const exited = once(app.process(), 'exit');
    try {
      return describe(await jumpAround(await app.firstWindow()));
    } finally {
      await app.close();
      await exited;
    }
  } finally {
    screen?.kill();
    rmSync(folder, { recursive: true });
  }
}

async function jumpAround(page: Page): Promise<readonly number[]> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('navigation').getByRole('button', { name: 'Data', exact: true }).click();
  await page.getByRole('tab', { name: 'Rows' }).click();
  const row = page.getByLabel('Go to row');
  const random = createRandom(SEED);
  const times: number[] = [];
  for (let jump = -WARM_JUMPS; jump < JUMPS; jump += 1) {
    const number = 1 + random.int(ROWS);
    await row.fill(String(number));
    await row.focus();
    const took = await timeFromKey(page, 'Enter', `[aria-rowindex="${number + 1}"] .clipped`);
    if (jump >= 0) times.push(took);
  }
  return times;
}

function describe(times: readonly number[]): readonly BenchRow[] {
  const allowed = { name: 'allowed', median: ALLOWED_MS, runs: [ALLOWED_MS] };
  const rowFor = (name: string, median: number): BenchRow =>
    rowOf(
      `a row of 10 M × 20 in the window, ${name}`,
      'ms',
      1,
      { name: 'Enter to its cells', median, runs: times },
      allowed,
    );
  return [rowFor('median', medianOf(times)), rowFor('p95', percentileOf(times, 95))];
}
