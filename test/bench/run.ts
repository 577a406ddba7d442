import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type BenchRow, formatTable } from './harness.ts';

/** Every `<name>.bench.ts` exports this; it makes its inputs itself and cleans up behind itself. */
export type Bench = { readonly bench: () => Promise<readonly BenchRow[]> };

const SUFFIX = '.bench.ts';
const RESULTS = join(import.meta.dirname, '../../test-results');

/** `npm run bench` runs all, `npm run bench -- import-csv` those whose name holds one of the words. */
async function runBenches(words: readonly string[]): Promise<void> {
  const names = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
  if (names.length === 0) throw new Error(`No bench is named like ${words.join(' or ')}.`);
  const rows: BenchRow[] = [];
  for (const name of names) {
    process.stderr.write(`${name} …\n`);
    const { bench } = (await import(`./${name}${SUFFIX}`)) as Bench; // the suffix is the promise to export it
    rows.push(...(await bench()));
  }
  const report = { node: process.version, platform: process.platform, processors: cpus().length, rows };
  process.stdout.write(`${formatTable(rows)}\n${JSON.stringify(report)}\n`);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'bench.json'), JSON.stringify(report, null, 2));
}

await runBenches(process.argv.slice(2));
