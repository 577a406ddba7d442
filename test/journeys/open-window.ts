import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export type OpenWindow = { readonly app: ElectronApplication; readonly page: Page; readonly home: string };

/** The real application on a home of its own, in the sandbox, as a person would start it. */
export async function openWindow(settings: Readonly<Record<string, string>> = {}): Promise<OpenWindow> {
  const home = join(mkdtempSync(join(tmpdir(), 'journey-')), 'home');
  const executablePath = process.env['FIELDLOOP_ELECTRON'];
  if (executablePath === undefined) throw new Error('FIELDLOOP_ELECTRON names no Electron; run this through npm test');
  const app = await _electron.launch({
    executablePath,
    args: [process.cwd()],
    chromiumSandbox: true,
    env: { ...(process.env as Record<string, string>), FIELDLOOP_HOME: home, ...settings },
  });
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1366, height: 768 });
  return { app, page, home };
}
