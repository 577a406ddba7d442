import { join } from 'node:path';
import { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, session } from 'electron';
import { APP_ORIGIN, APP_SCHEME, serveApp } from './ipc/app-protocol.ts';
import { answerFileDialogs } from './ipc/file-dialogs.ts';
import { hardenContents, hardenSession, windowPreferences } from './ipc/harden.ts';
import { answerHtmlPrinting } from './ipc/print-html.ts';
import { answerPrinting } from './ipc/print-page.ts';
import { answerNotices } from './ipc/show-notice.ts';
import { startProcesses } from './ipc/processes.ts';
import { answerRestart } from './ipc/restart.ts';
import { watchPower } from './ipc/watch-power.ts';

/** This file is bundled as dist/main.cjs, beside what it starts by path. */
const dist = __dirname;

// An uncaught exception can leave main hanging behind a living window: say what happened, and end.
process.on('uncaughtException', endWith);
process.on('unhandledRejection', endWith);

// Dates are typed day first, as they are written everywhere else in the window; the system's language may turn them.
app.commandLine.appendSwitch('lang', 'en-GB');
protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
]);
hardenContents(app);
app.on('window-all-closed', () => app.quit());
app.whenReady().then(openFieldloop, endWith);

function openFieldloop(): void {
  Menu.setApplicationMenu(null);
  serveApp(session.defaultSession, join(dist, 'renderer'));
  hardenSession(session.defaultSession);
  answerFileDialogs();
  answerPrinting();
  answerNotices();
  answerHtmlPrinting();
  const window = openWindow(); // first, so that it is drawn while core starts
  const processes = startProcesses(dist, chooseHome(), ({ message, hint }) => {
    dialog.showErrorBox(message, hint ?? '');
    app.exit(1);
  });
  answerRestart(processes);
  watchPower(processes.tellPower);
  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void processes.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
  window.webContents.on('did-finish-load', () => processes.admit(window.webContents));
}

/** The home and server named by the environment (`npm start` and the tests do so), else this person's own. */
function chooseHome() {
  const named = process.env['FIELDLOOP_HOME'];
  return {
    folder: named ?? join(app.getPath('userData'), 'home'),
    serverUrl: process.env['FIELDLOOP_SERVER_URL'] ?? null,
    practice: process.env['FIELDLOOP_PRACTICE'] ?? null,
  };
}

function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    icon: join(dist, '..', 'resources', 'icons', 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#141716' : '#F4F2EB',
    webPreferences: windowPreferences(join(dist, 'preload.cjs')),
  });
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

function endWith(cause: unknown): void {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  app.exit(1);
}
