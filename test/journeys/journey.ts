import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { type OpenWindow, openWindow } from './open-window.ts';

export { expect } from '@playwright/test';

const practiceFolder = join(process.cwd(), 'resources', 'practice');
export const TRAINING_FILE = join(practiceFolder, 'screening-2026-q3.csv');
export const CURRENT_FILE = join(practiceFolder, 'screening-2026-november.csv');

type Journey = {
  /** Opens windows and closes them when the journey ends, however it ends. */
  readonly open: (settings?: Readonly<Record<string, string>>, switches?: readonly string[]) => Promise<OpenWindow>;
  /** A window on the practice project, used by Amina, who looks after data; no record is asked blind unless `settings` say so. */
  readonly openPractice: (
    settings?: Readonly<Record<string, string>>,
    switches?: readonly string[],
  ) => Promise<OpenWindow>;
};

export const test = base.extend<Journey>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads from the pattern which fixtures are needed.
  open: async ({}, use) => {
    const opened: ElectronApplication[] = [];
    await use(async (settings, switches) => {
      const window = await openWindow(settings, switches);
      opened.push(window.app);
      return window;
    });
    for (const app of opened) await app.close();
  },
  openPractice: async ({ open }, use) => {
    await use(async (settings, switches) => {
      const window = await open({ ...practiceAskedBlind(0), ...settings }, switches);
      await window.ask('actor.use', { name: 'Amina', role: 'officer' });
      return window;
    });
  },
});

/** The practice project, of whose records a share (0–1) is asked blind: chance must not decide a journey. */
export function practiceAskedBlind(share: number): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  cpSync(practiceFolder, folder, { recursive: true });
  const file = join(folder, 'practice.json');
  const practice: object = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...practice, blind: { share } }));
  return { FIELDLOOP_PRACTICE: folder };
}

/** Only the system's own dialog is faked: the next one for opening a file answers with `path`. */
export async function answerOpenDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, path);
}

/** The next dialog for saving a file answers with `path`. */
export async function answerSaveDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
}

/** To a screen by the rail. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click();
}

/** The screen as it is now, in light and dark, into the test's report. */
export async function takePictures(page: Page, name: string): Promise<void> {
  const folder = join(base.info().project.outputDir, 'screens');
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
  }
}
