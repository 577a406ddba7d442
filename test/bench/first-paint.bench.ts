import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fillPracticeHome } from '../../scripts/screenshots/fill-practice-home.ts';
import { root } from '../../scripts/paths.mjs';
import { type BenchRow, rowOf, type Side, medianOf } from './harness.ts';
import { launchElectron, openScreen } from './open-screen.ts';

const ROUNDS = 7;
/** Ratios to an empty Electron window's first paint. */
const SHELL_BAR = 1.2;
const TODAY_BAR = 2;

type Times = { readonly shellMs: number; readonly todayMs: number };

/**
 * From the start of the process to the first contentful paint, and to Today with its figures, on a home in which
 * somebody has worked for two weeks; against the first contentful paint of a window of Electron alone with one word.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const screen = await openScreen();
  try {
    const home = join(folder, 'home');
    await fillPracticeHome(home, Date.now());
    const empty = writeEmptyApplication(join(folder, 'empty'));
    const [ours, theirs]: [Times[], number[]] = [[], []];
    for (let round = -1; round < ROUNDS; round++) {
      const [ofEmpty, ofOurs] = [await timeEmpty(empty), await timeOurs(home)];
      if (round < 0) continue; // files are in the system's cache from here on
      theirs.push(ofEmpty);
      ours.push(ofOurs);
    }
    const baseline = sideOf('empty window', theirs);
    return [
      rowOf(
        'first paint',
        'ms',
        SHELL_BAR,
        sideOf(
          'shell',
          ours.map(({ shellMs }) => shellMs),
        ),
        baseline,
      ),
      rowOf(
        'Today usable',
        'ms',
        TODAY_BAR,
        sideOf(
          'figures shown',
          ours.map(({ todayMs }) => todayMs),
        ),
        baseline,
      ),
    ];
  } finally {
    screen?.kill();
    rmSync(folder, { recursive: true });
  }
}

const sideOf = (name: string, runs: readonly number[]): Side => ({ name, median: medianOf(runs), runs });

function writeEmptyApplication(folder: string): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"name":"empty","version":"1.0.0","main":"main.cjs"}');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>empty</title><p>Empty</p>');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadFile(__dirname + '/index.html'));`,
  );
  return folder;
}

async function timeEmpty(folder: string): Promise<number> {
  const startedAtMs = Date.now();
  const app = await launchElectron(folder, {});
  try {
    return (await firstPaintAtMs(await app.firstWindow())) - startedAtMs;
  } finally {
    await app.close();
  }
}

async function timeOurs(home: string): Promise<Times> {
  const startedAtMs = Date.now();
  const app = await launchElectron(root, { FIELDLOOP_HOME: home });
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'See what changed' }).waitFor();
    const todayAtMs = await page.evaluate(() => performance.timeOrigin + performance.now());
    return { shellMs: (await firstPaintAtMs(page)) - startedAtMs, todayMs: todayAtMs - startedAtMs };
  } finally {
    await app.close();
  }
}

/** Milliseconds since the epoch; waits for the paint where there was none yet. */
const firstPaintAtMs = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint !== undefined) resolve(performance.timeOrigin + paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
