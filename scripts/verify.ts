import { join } from 'node:path';
import { places, root } from './paths.mjs';
import { runInForeground } from './set-up/run-command.mjs';

/** What every commit passes, in under two minutes: format, lint with the import rules, types, unit tests. */
const inModules = (...path: readonly string[]): string => join(places.modules, ...path);
const checks = [
  ['format', inModules('@biomejs', 'biome', 'bin', 'biome'), 'format', '.'],
  ['lint', inModules('oxlint', 'bin', 'oxlint'), '--deny-warnings'],
  ['types', inModules('typescript', 'bin', 'tsc'), '-b'],
  ['unit tests', inModules('vitest', 'vitest.mjs'), 'run', '--project', 'unit'],
] as const;

const failed: string[] = [];
for (const [name, ...argv] of checks) {
  const startedAtMs = Date.now();
  const code = await runInForeground(process.execPath, argv, { cwd: root });
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - startedAtMs) / 1000).toFixed(1)} s)`);
  if (code !== 0) failed.push(name);
}
console.log(failed.length === 0 ? 'Verified.' : `Not passed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
