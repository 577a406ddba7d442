import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
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

/** Without a display: the same work in the terminal, as a readable account. */
async function printAccount(): Promise<number> {
  const code = await runInForeground(process.execPath, [join(places.dist, 'cli.js'), 'demo']);
  console.log('\nNo display was found, so this ran in the terminal. To open the window, run "npm start" in a desktop');
  console.log('session, or on a virtual screen:  xvfb-run -a npm start');
  return code;
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
