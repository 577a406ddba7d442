import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { hasDisplay } from '../commands.mjs';
import { root } from '../paths.mjs';
import { findElectron } from '../set-up/electron-runtime.mjs';
import { runInForeground } from '../set-up/run-command.mjs';
import { drawIcon } from './draw-icon.ts';
import { fillPracticeHome } from './fill-practice-home.ts';

/** Screens by the name on the rail, and the file that shows each in the README. */
const shown = { Today: 'today.png', Drift: 'drift.png' } as const;

const images = join(root, 'docs', 'images');

process.exitCode = hasDisplay ? await takeScreenshots() : await onVirtualScreen();

/** Fills a home of its own with the practice project and takes pictures of the real window on it. */
async function takeScreenshots(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldloop-screenshots-'));
  try {
    const home = join(folder, 'home');
    await fillPracticeHome(home, Date.now());
    await showWindow(home);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function showWindow(home: string): Promise<void> {
  const electron = findElectron();
  if (electron === null) throw new Error('set-up ended without an Electron'); // it fails earlier, with advice
  const app = await _electron.launch({
    executablePath: electron.program,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    env: { ...(process.env as Record<string, string>), FIELDLOOP_HOME: home }, // what is undefined there is not set
  });
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  mkdirSync(images, { recursive: true });
  for (const [screen, file] of Object.entries(shown)) await takePicture(page, screen, join(images, file));
  await drawIcon(page);
  await app.close();
}

async function takePicture(page: Page, screen: string, path: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click();
  await page.getByRole('main', { name: screen }).getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, animations: 'disabled' });
}

function onVirtualScreen(): Promise<number> {
  const screen = ['-a', '-s', '-screen 0 1600x1000x24', process.execPath, import.meta.filename];
  return runInForeground('xvfb-run', screen, {});
}
