import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { _electron, type ElectronApplication } from '@playwright/test';
import { findElectron } from '../../scripts/set-up/electron-runtime.mjs';

/** A virtual screen where there is none; whoever asked for it kills it. */
export async function openScreen(): Promise<ChildProcess | null> {
  if ((process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '') return null;
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const numbers = screen.stdio[3];
  if (numbers === null || numbers === undefined) throw new Error('Xvfb was started without its pipe');
  const [number] = await once(numbers, 'data');
  process.env['DISPLAY'] = `:${String(number).trim()}`;
  return screen;
}

/** The application in a folder, in a window of its own. */
export function launchElectron(
  application: string,
  env: Readonly<Record<string, string>>,
): Promise<ElectronApplication> {
  const electron = findElectron();
  if (electron === null) throw new Error('There is no Electron here; npm run bench sets one up.');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({
    executablePath: electron.program,
    args: [...sandbox, application],
    env: { ...(process.env as Record<string, string>), ...env }, // a process's own variables are texts
  });
}
