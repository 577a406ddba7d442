import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from '../commands.mjs';
import { places, root } from '../paths.mjs';
import { findElectron } from '../set-up/electron-runtime.mjs';
import { runInForeground } from '../set-up/run-command.mjs';
import { readPlaywrightReport, readVitestReport, type SuiteResult, withExitCode } from './results.ts';
import { reportOf, type Suite } from './suites.ts';
import { type Surroundings, unprivilegedSurroundings } from './unprivileged.ts';

/** A suite that hangs is stopped, so that a build machine reports it and does not wait for ever. */
const timeLimitMs = 30 * 60_000;

/** Runs one suite in a process of its own, its output shown as it comes, and counts what its report says. */
export async function runSuite(suite: Suite): Promise<SuiteResult> {
  mkdirSync(places.reports, { recursive: true });
  rmSync(reportOf(suite), { force: true });
  const exitCode = suite.runner === 'vitest' ? await runVitest(suite) : await runPlaywright(suite);
  return withExitCode(readReport(suite), exitCode);
}

function runVitest(suite: Suite): Promise<number> {
  const vitest = join(places.modules, 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(suite)}`];
  const args = [vitest, 'run', ...suite.args, ...reporters];
  return runInForeground(process.execPath, args, { cwd: root, env: { ...suite.env }, timeLimitMs });
}

/**
 * Playwright drives real windows: under a virtual screen where there is none, and never as root, because Chromium's
 * sandbox is off for root and the journeys would prove little.
 */
async function runPlaywright(suite: Suite): Promise<number> {
  const isRoot = process.getuid?.() === 0;
  const surroundings = isRoot ? unprivilegedSurroundings() : ownSurroundings(suite);
  const report = join(surroundings.scratch, 'report.json');
  const runner = join(surroundings.root, 'node_modules', '@playwright', 'test', 'cli.js');
  const pictures = join(surroundings.scratch, 'results');
  const electron = findElectron()?.program.replace(root, surroundings.root) ?? '';
  try {
    const before = [...surroundings.prefix, ...virtualScreen(), surroundings.node];
    const [program = '', ...args] = [...before, runner, 'test', ...suite.args, '--output', pictures];
    const env = {
      ...surroundings.env,
      ...suite.env,
      FIELDLOOP_ELECTRON: electron,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    };
    const exitCode = await runInForeground(program, args, { cwd: surroundings.root, env, timeLimitMs });
    if (existsSync(report)) copyFileSync(report, reportOf(suite));
    if (isRoot) keepPictures(pictures, suite);
    return exitCode;
  } finally {
    surroundings.remove();
  }
}

/** Pictures of every screen and traces of what failed, out of the folder that is removed. */
function keepPictures(folder: string, suite: Suite): void {
  const kept = join(places.reports, suite.name, 'results');
  rmSync(kept, { recursive: true, force: true });
  if (existsSync(folder)) cpSync(folder, kept, { recursive: true });
}

function ownSurroundings(suite: Suite): Surroundings {
  const scratch = join(places.reports, suite.name);
  mkdirSync(scratch, { recursive: true });
  return { prefix: [], root, node: process.execPath, env: {}, scratch, remove: () => undefined };
}

/** @returns what goes before a program so that it finds a screen; larger than the window, which has a frame */
function virtualScreen(): readonly string[] {
  return hasDisplay ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'];
}

function readReport(suite: Suite): SuiteResult | null {
  if (!existsSync(reportOf(suite))) return null;
  const report = JSON.parse(readFileSync(reportOf(suite), 'utf8'));
  return suite.runner === 'vitest' ? readVitestReport(report) : readPlaywrightReport(report);
}
