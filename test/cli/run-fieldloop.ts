import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type Answer = { readonly code: number | null; readonly out: string; readonly err: string };

export const newHome = (): string => join(mkdtempSync(join(tmpdir(), 'fieldloop-cli-')), 'home');

/** One command line in a process of its own, typed by somebody who stands in `folder`. */
export function runFieldloop(home: string, words: readonly string[], folder: string = root): Answer {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'electron/cli.ts'), ...words, '--home', home],
    { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder, FIELDLOOP_SERVER_URL: undefined } },
  );
  return { code: status, out: stdout, err: stderr };
}

/** The one JSON document that a command printed. */
export function askJson(home: string, words: readonly string[], folder: string = root): unknown {
  const { out, err } = runFieldloop(home, [...words, '--json'], folder);
  try {
    return JSON.parse(out) as unknown;
  } catch {
    throw new Error(`${words.join(' ')} printed no JSON: ${out}${err}`);
  }
}
