import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PYTHON } from './python.ts';

/** A Python that stays: a line in, a line out, one at a time. */
export type LinePeer = { readonly ask: (line: string) => Promise<string>; readonly close: () => void };

/** Starts a script of this folder. What it says on standard error is shown; where it ends, asking fails. */
export function openLinePeer(script: string, args: readonly string[]): LinePeer {
  const child = spawn(PYTHON, [join(import.meta.dirname, script), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with ${String(code)}`);
  });
  ended.catch(() => undefined); // heard by whoever asks
  return {
    ask: async (line) => {
      const answered = once(lines, 'line');
      child.stdin.write(`${line}\n`);
      const [answer] = await Promise.race([answered, ended]);
      return String(answer);
    },
    close: () => child.kill(),
  };
}
