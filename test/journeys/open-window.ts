import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { type Ask, askOver, keepPort } from './window-port.ts';

export type OpenWindow = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly home: string;
  /** Asks the core that this window shows, over the window's own port. */
  readonly ask: Ask;
};

/**
 * The real application on a home of its own, in the sandbox, as a person would start it. `switches` are Chromium's own,
 * such as the one for a camera that is none.
 */
export async function openWindow(
  settings: Readonly<Record<string, string>> = {},
  switches: readonly string[] = [],
): Promise<OpenWindow> {
  const home = settings['FIELDLOOP_HOME'] ?? join(mkdtempSync(join(tmpdir(), 'journey-')), 'home');
  const executablePath = process.env['FIELDLOOP_ELECTRON'];
  if (executablePath === undefined) throw new Error('FIELDLOOP_ELECTRON names no Electron; run this through npm test');
  const app = await _electron.launch({
    executablePath,
    args: [...switches, process.cwd()],
    chromiumSandbox: true,
    env: { ...(process.env as Record<string, string>), FIELDLOOP_HOME: home, ...settings },
  });
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'light' });
  await keepPort(page);
  return { app, page, home, ask: askOver(page) };
}
