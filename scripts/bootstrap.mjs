// The way into every command: runs on any Node from 18 on without a single package, makes what is missing, and goes on
// with the command on a recent Node. Usage: node scripts/bootstrap.mjs <command> [arguments]
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { commands } from './commands.mjs';
import { places, root } from './paths.mjs';
import { SetUpFailure, say } from './set-up/say.mjs';
import { ensureSetUp } from './set-up/set-up.mjs';

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];

if (command === undefined) {
  say(`Unknown command "${name}". Known: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 2;
} else {
  await run(command);
}

/** @param {import('./commands.mjs').Command} wanted */
async function run({ needs, script }) {
  try {
    const node = await ensureSetUp(needs);
    await goOn(node, [join(root, script[0]), ...script.slice(1), ...args]);
  } catch (problem) {
    if (!(problem instanceof SetUpFailure)) throw problem;
    say(`\n✗ ${problem.message}\n  ${problem.advice}`);
    process.exitCode = 1;
  }
}

/** Hands over to the command: its output, its signals and its exit code are ours. @param {string} node @param {readonly string[]} argv */
function goOn(node, argv) {
  const tools = [dirname(node), join(places.modules, '.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(node, argv, { stdio: 'inherit', env: { ...process.env, PATH: tools } });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      process.exitCode = code ?? 1;
      resolve(undefined);
    });
  });
}
