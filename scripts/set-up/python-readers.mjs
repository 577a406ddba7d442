import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '../paths.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { SetUpFailure, step } from './say.mjs';
import { ensurePackages } from './system-packages.mjs';

/**
 * Other people's readers of what is exported, and clients of what is served, a gigabyte of them: only
 * `npm run test:interop` wants them.
 */
const readers = [
  'cyclonedx-python-lib[json-validation]==11.12.0',
  'duckdb==2.0.0',
  'mlcroissant==1.1.1',
  'mlflow-skinny==3.17.2',
  'onnx==1.23.2',
  'onnxruntime==1.32.0',
  'pandas==3.1.1',
  'pillow==13.0.0',
  'prometheus-client==0.26.0',
  'pyarrow==26.0.1',
  'tritonclient[http]==2.73.0',
];

const wanted = readers.join('\n');
const stamp = join(places.python, 'installed.txt');

/** Python's programs lie elsewhere in an environment on Windows. */
export const readersPython =
  process.platform === 'win32' ? join(places.python, 'Scripts', 'python.exe') : join(places.python, 'bin', 'python');

export function hasPythonReaders() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

export async function ensurePythonReaders() {
  await step("Fetch the readers that exports are tried with, from Python's package index", async () => {
    rmSync(places.python, { recursive: true, force: true }); // a half-made one, or one with other versions
    await makeEnvironment();
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...readers];
    const { code, output } = await runCommand(readersPython, install);
    if (code !== 0) throw readersFailed(output, "Connect this machine to Python's package index and run it again.");
    writeFileSync(stamp, wanted);
  });
}

/** With the Python found; Debian splits what this needs off into a package of its own. */
async function makeEnvironment() {
  const [system, own] = process.platform === 'win32' ? ['py', 'py'] : ['python3', '/usr/bin/python3'];
  const first = await runCommand(system, ['-m', 'venv', places.python]);
  if (first.code === 0) return;
  await ensurePackages([['python3'], ['python3-venv']], 'the readers');
  const { code, output } = await runCommand(own, ['-m', 'venv', '--clear', places.python]);
  if (code !== 0) throw readersFailed(output, 'Install Python 3 with its module venv and run it again.');
}

/** @param {string} output @param {string} advice */
const readersFailed = (output, advice) =>
  new SetUpFailure(`The readers could not be installed: ${lastLines(output)}`, advice);
