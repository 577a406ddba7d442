import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/paths.mjs';
import { createRandom, type Random } from '../../shared/domain/random.ts';
import { startFieldloop } from '../cli/run-fieldloop.ts';
import { misspell, nameOf, prepareClinic } from './clinic.ts';
import { type BenchRow, percentileOf, rowOf } from './harness.ts';
import { launchElectron, openScreen } from './open-screen.ts';
import { timeFromKey } from './time-from-key.ts';
import { writeWideCsv } from './wide-csv.ts';

const SUBJECTS = 100_000;
const IMPORTED_ROWS = 1_000_000;
/** An import takes seconds; each is of another file, for chunks that are stored already are not written again. */
const IMPORTS = 4;
const WARM_ROUNDS = 10;
const IDLE_ROUNDS = 100;
const ALLOWED_MS = 50;
/** What is there once the window answers, and not before: rows that are not of what was typed before, and a verdict. */
const SHOWN = { rows: '.subject-rows[aria-busy=false]', advice: '.capture-advice .advice-sentence' };
/** What the model reads and what a person types stand on one page. */
const STEPS = ['last key to rows, a misspelt name', 'last key to rows, a code', 'last key to advice'] as const;
type Step = (typeof STEPS)[number];
type Times = Readonly<Record<Step, number[]>>;
type Typist = Readonly<Record<Step, () => Promise<number>>>;

/**
 * What a nurse waits for with her eyes on the window: from the last key to the rows and to the advice on the screen, in
 * a home of 100,000 subjects and 300,000 visits; idle, and while a command line beside it imports 1 M × 20. Keys come
 * as a keyboard's do, and time counts in the window itself, from the key to the frame that shows its answer.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-window-'));
  const home = join(folder, 'home');
  const screen = await openScreen();
  try {
    await prepareClinic(home, SUBJECTS);
    const app = await launchElectron(root, { FIELDLOOP_HOME: home });
    const exited = once(app.process(), 'exit');
    try {
      return await measure(await openCapture(await app.firstWindow()), home);
    } finally {
      await app.close();
      await exited;
    }
  } finally {
    screen?.kill();
    rmSync(folder, { recursive: true });
  }
}

async function measure(page: Page, home: string): Promise<readonly BenchRow[]> {
  const typist = createTypist(page, createRandom(7));
  for (let round = 0; round < WARM_ROUNDS; round += 1) await work(typist);
  const idle = noTimes();
  for (let round = 0; round < IDLE_ROUNDS; round += 1) await work(typist, idle);
  const importing = noTimes();
  for (let seed = 0; seed < IMPORTS; seed += 1) await workDuringImport(typist, home, { seed, into: importing });
  return STEPS.flatMap((step) => [
    describeStep(`${step}, idle`, idle[step]),
    describeStep(`${step}, beside an import of 1 M × 20`, importing[step]),
  ]);
}

/** Somebody works here, and everybody's name is read. */
async function openCapture(page: Page): Promise<Page> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('navigation').getByRole('button', { name: 'Capture' }).click();
  const search = page.getByRole('combobox');
  await search.fill('nakato');
  await page.getByRole('option').nth(2).waitFor();
  await page.getByText('Still reading all names…').waitFor({ state: 'detached', timeout: 60_000 });
  return page;
}

/** What is typed at each step, all but its last key beforehand. */
function createTypist(page: Page, random: Random): Typist {
  const search = page.getByRole('combobox');
  const lookFor = async (text: string): Promise<number> => {
    await search.fill(text.slice(0, -1));
    await page.locator(SHOWN.rows).waitFor();
    return timeFromKey(page, text.slice(-1), SHOWN.rows);
  };
  const score = async (): Promise<number> => {
    await page.getByLabel('X', { exact: true }).fill('');
    await page.locator(SHOWN.advice).waitFor({ state: 'detached' });
    return timeFromKey(page, String(1 + random.int(3)), SHOWN.advice);
  };
  return {
    'last key to rows, a misspelt name': () => lookFor(misspell(nameOf(random), random)),
    'last key to rows, a code': () => lookFor(`KAS-${String(random.int(SUBJECTS)).padStart(6, '0')}`),
    'last key to advice': score,
  };
}

async function work(typist: Typist, into?: Times): Promise<void> {
  for (const step of STEPS) {
    const took = await typist[step]();
    into?.[step].push(took);
  }
}

/** From the first progress of the import to its end; the round in which it ended is left out. */
async function workDuringImport(
  typist: Typist,
  home: string,
  { seed, into }: { readonly seed: number; readonly into: Times },
): Promise<void> {
  const file = join(dirname(home), 'wide.csv');
  writeWideCsv(file, IMPORTED_ROWS, seed);
  const running = startFieldloop(home, ['dataset', 'import', file, '--dataset', `wide${seed}`], dirname(home));
  const over = new AbortController();
  void running.ended.then(() => over.abort());
  await running.says('Importing');
  const times = noTimes();
  while (!over.signal.aborted) await work(typist, times);
  const { code, err } = await running.ended;
  if (code !== 0) throw new Error(`The import went wrong: ${err}`);
  for (const step of STEPS) into[step].push(...times[step].slice(0, -1));
}

const noTimes = (): Times => Object.fromEntries(STEPS.map((step) => [step, []])) as unknown as Times; // a list for each

const describeStep = (name: string, times: readonly number[]): BenchRow =>
  rowOf(
    name,
    'ms',
    1,
    {
      name: `p95 of ${times.length}`,
      median: percentileOf(times, 95),
      runs: [50, 95, 100].map((percent) => percentileOf(times, percent)),
    },
    { name: 'allowed', median: ALLOWED_MS, runs: [] },
  );
