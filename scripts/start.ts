import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { hasDisplay } from './commands.mjs';
import { places, root } from './paths.mjs';
import { findElectron } from './set-up/electron-runtime.mjs';
import { hasNativeSqlite } from './set-up/native-sqlite.mjs';
import { runInForeground } from './set-up/run-command.mjs';
import { say } from './set-up/say.mjs';

/** Where the practice server listens; the window is told by environment. */
const serverPort = '7416';

process.exitCode = hasDisplay ? await openWindow() : await printAccount();

/** Opens the window on the practice home, with a server of its own to sync with, until the window is closed. */
async function openWindow(): Promise<number> {
  const electron = findElectron();
  if (electron === null) throw new Error('set-up ended without an Electron'); // it fails earlier, with advice
  if (!electron.official && !hasNativeSqlite()) {
    say(
      '✗ The fallback Electron needs the SQLite that is built here: install g++, make and python3, then run it again.',
    );
    return 1;
  }
  const home = process.env['FIELDLOOP_HOME'] ?? join(dataFolder(), 'fieldloop-practice');
  const server = startServer(`${home}-server`);
  say(`▸ Open the window on ${home}`);
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (flags.length > 0) say("  As root, Chromium's sandbox is off; start it as an ordinary user to have it.");
  const env = {
    FIELDLOOP_HOME: home,
    FIELDLOOP_SERVER_URL: `http://127.0.0.1:${serverPort}`,
    FIELDLOOP_PRACTICE: join(root, 'resources', 'practice'),
  };
  const code = await runInForeground(electron.program, [...flags, root, ...process.argv.slice(2)], { env });
  server.kill();
  return code;
}

/** Without a display: the same work in the terminal, as a readable account, with a server of its own to sync with. */
async function printAccount(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldloop-server-'));
  const server = startServer(folder);
  const url = `http://127.0.0.1:${serverPort}`;
  const isUp = await waitForServer(url);
  if (!isUp)
    say(`  The local server did not start; ${join(folder, 'server.log')} says why. The account goes on without.`);
  const env = isUp ? { FIELDLOOP_SERVER_URL: url } : {};
  const code = await runInForeground(process.execPath, [join(places.dist, 'cli.js'), 'demo'], { env });
  server.kill();
  console.log('\nNo display was found, so this ran in the terminal. To open the window, run "npm start" in a desktop');
  console.log('session, or on a virtual screen:  xvfb-run -a npm start');
  return code;
}

/** Whether the server answers within twenty seconds: its database is made at the first start. */
async function waitForServer(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(`${url}/health`).catch(() => null); // refused until it listens
    if (answer?.ok === true) return true;
    await setTimeout(200);
  }
  return false;
}

/** The server's own output goes to a file: this terminal is the window's. */
function startServer(folder: string): ChildProcess {
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, 'server.log'), 'a');
  const args = [join(places.dist, 'server.js'), '--data', folder, '--port', serverPort];
  return spawn(process.execPath, args, { stdio: ['ignore', log, log] });
}

/** Where this system keeps a person's application data. */
function dataFolder(): string {
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
}
