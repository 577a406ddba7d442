import { spawn } from 'node:child_process';

const keptCharacters = 20_000;

/**
 * Runs a program to its end and keeps the last of what it printed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Readonly<Record<string, string>>, timeoutMs?: number, shell?: boolean }} [options]
 *   `env` is added to this process's own
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program could not be started, 124 when it ran
 *   out of time
 */
export function runCommand(program, args, { cwd, env, timeoutMs, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let timedOut = false;
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-keptCharacters);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const stop = () => {
      timedOut = true;
      child.kill();
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs);
    /** @param {number} code */
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code: timedOut ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * Runs a program in this terminal: its input, output and signals are ours.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Readonly<Record<string, string | undefined>>, timeLimitMs?: number }} [options]
 *   `env` is added to this process's own
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function runInForeground(program, args, { cwd, env, timeLimitMs } = {}) {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  const timer = timeLimitMs === undefined ? undefined : setTimeout(() => child.kill(), timeLimitMs);
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => child.kill(signal);
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(timer);
      for (const signal of signals) process.removeListener(signal, pass);
      resolve(code ?? 1);
    });
  });
}

/** The last lines of what a program printed, for an error message. @param {string} output @param {number} [count] */
export function lastLines(output, count = 8) {
  return output.trim().split('\n').slice(-count).join('\n');
}
