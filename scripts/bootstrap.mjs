// The way into every command: runs on any Node from 18 on without a single package, makes what is missing, and goes on
// with the command on a recent Node. Usage: node scripts/bootstrap.mjs <command> [arguments]
import { delimiter, dirname, join } from 'node:path';
import { commands } from './commands.mjs';
import { places, root } from './paths.mjs';
import { runInForeground } from './set-up/run-command.mjs';
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
    const tools = [dirname(node), join(places.modules, '.bin'), process.env['PATH']].join(delimiter);
    const argv = [join(root, script[0]), ...script.slice(1), ...args];
    process.exitCode = await runInForeground(node, argv, { env: { PATH: tools } });
  } catch (problem) {
    if (!(problem instanceof SetUpFailure)) throw problem;
    say(`\n✗ ${problem.message}\n  ${problem.advice}`);
    process.exitCode = 1;
  }
}
