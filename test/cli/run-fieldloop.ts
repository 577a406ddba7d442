import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type Answer = { readonly code: number | null; readonly out: string; readonly err: string };

export const newHome = (): string => join(mkdtempSync(join(tmpdir(), 'fieldloop-cli-')), 'home');

/** One command line in a process of its own, typed by somebody who stands in `folder`. */
export function runFieldloop(
  home: string,
  words: readonly string[],
  folder: string = root,
  serverUrl?: string,
): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, argumentsOf(home, words), {
    encoding: 'utf8',
    env: environmentOf(folder, serverUrl),
  });
  return { code: status, out: stdout, err: stderr };
}

export type Running = {
  readonly ended: Promise<Answer>;
  /** Until its standard error holds `text`; fails when it ends before. */
  readonly says: (text: string) => Promise<void>;
  /** Ctrl C. */
  readonly interrupt: () => void;
  /** As a power cut would end it. */
  readonly kill: () => void;
};

/** Like `runFieldloop`, and goes on beside the test. */
export function startFieldloop(home: string, words: readonly string[], folder: string = root): Running {
  const child = spawn(process.execPath, argumentsOf(home, words), { env: environmentOf(folder) });
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  const ended = new Promise<Answer>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  const says = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => void (err.includes(text) && resolve());
      child.stderr.on('data', look);
      void ended.then(() => reject(new Error(`It ended without "${text}": ${out}${err}`)));
      look();
    });
  return { ended, says, interrupt: () => void child.kill('SIGINT'), kill: () => void child.kill('SIGKILL') };
}

const argumentsOf = (home: string, words: readonly string[]): readonly string[] => [
  join(root, 'electron/cli.ts'),
  ...words,
  '--home',
  home,
];

const environmentOf = (folder: string, serverUrl?: string): NodeJS.ProcessEnv => ({
  ...process.env,
  INIT_CWD: folder,
  FIELDLOOP_SERVER_URL: serverUrl,
});

/** The one JSON document that a command printed. */
export function askJson(home: string, words: readonly string[], folder: string = root): unknown {
  const { out, err } = runFieldloop(home, [...words, '--json'], folder);
  try {
    return JSON.parse(out) as unknown;
  } catch {
    throw new Error(`${words.join(' ')} printed no JSON: ${out}${err}`);
  }
}
