import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '../paths.mjs';
import { runNpm } from './npm.mjs';
import { lastLines } from './run-command.mjs';
import { SetUpFailure, step } from './say.mjs';

/** Seventy megabytes that only the benchmarks want, so they are not among the dependencies. */
const peers = { '@duckdb/node-api': '1.5.6-r.1' };

const wanted = JSON.stringify({ private: true, dependencies: peers });
const stamp = join(places.peers, 'installed.json');

export function hasPeers() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** @param {string} node */
export async function ensurePeers(node) {
  await step('Fetch DuckDB, which the benchmarks measure against', async () => {
    mkdirSync(places.peers, { recursive: true });
    writeFileSync(join(places.peers, 'package.json'), wanted);
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    const { code, output } = await runNpm(args, { cwd: places.peers, node });
    if (code !== 0) {
      throw new SetUpFailure(
        `DuckDB could not be fetched: ${lastLines(output)}`,
        'Connect this machine to the npm registry and run the command again.',
      );
    }
    writeFileSync(stamp, wanted);
  });
}
