import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importDataset } from '../../../../electron/core/actions/import-dataset.ts';
import { pageDataset } from '../../../../electron/core/actions/page-dataset.ts';
import { calls } from '../../../../shared/calls.ts';
import { openTestHome, type TestHome } from '../../open-test-home.ts';
import { goodFiles } from './good-files.ts';
import { mutate } from './mutate.ts';
import { createRandom } from './random.ts';

/** A reader that hangs in a small file is ended after 10 s; what a busy machine needs to start the next comes on top. */
const LONGEST_MS = 120_000;
const SLOW_MS = 1_000;

export type MutationReport = {
  readonly imported: number;
  /** How often each code was answered. */
  readonly refused: Readonly<Record<string, number>>;
  /** What must not be: each says which file, by its seed and number, and what came of it. */
  readonly faults: readonly string[];
  readonly versions: number;
  readonly freeChunks: number;
  readonly leases: number;
  /** Of files that took over a second, with their answer. */
  readonly slow: readonly string[];
};

export type MutationRange = { readonly seed: number; readonly first: number; readonly count: number };

/**
 * Imports `count` mutated files from number `first` on, formats in turn, into one real home. A seed and a number give the
 * same file in every run. A fault is an answer without a clear message and a stable code, a thread that died, an exception, over two minutes, or a version that
 * cannot be read back.
 */
export async function importMutations({ seed, first, count }: MutationRange): Promise<MutationReport> {
  const home = openTestHome();
  const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
  const names = Object.keys(goodFiles);
  const refused: Record<string, number> = {};
  const faults: string[] = [];
  const slow: string[] = [];
  let imported = 0;
  for (let number = first; number < first + count; number++) {
    const name = names[number % names.length] ?? '';
    const { bytes, changes } = mutate(goodFiles[name] ?? Buffer.alloc(0), createRandom(seed * 1_000_003 + number));
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const startedAtMs = performance.now();
    const outcome = await importOne(home, path, number);
    const tookMs = Math.round(performance.now() - startedAtMs);
    const which = `${name} ${seed}/${number} (${changes.join(', ')}; ${digestOf(bytes)})`;
    if (tookMs > SLOW_MS) slow.push(`${which}: ${'fault' in outcome ? 'fault' : outcome.code} after ${tookMs} ms`);
    if ('fault' in outcome) faults.push(`${which}: ${outcome.fault}`);
    else if (outcome.code === null) imported++;
    else refused[outcome.code] = (refused[outcome.code] ?? 0) + 1;
  }
  rmSync(folder, { recursive: true });
  const total = (sql: string): number => Number(home.raw.prepare(sql).pluck().get());
  return {
    imported,
    refused,
    faults,
    versions: total('SELECT count(*) FROM datasetVersion'),
    freeChunks: total('SELECT count(*) FROM chunk WHERE sha256 NOT IN (SELECT sha256 FROM versionChunk)'),
    leases: total('SELECT count(*) FROM lease'),
    slow,
  };
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').slice(0, 8);

type Outcome = { readonly code: string | null } | { readonly fault: string };

async function importOne(home: TestHome, path: string, number: number): Promise<Outcome> {
  const input = calls['dataset.import'].input.parse({ path, dataset: `mutated ${number}` });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve({ fault: `still busy after ${LONGEST_MS / 1_000} s` }), LONGEST_MS);
  });
  try {
    return await Promise.race([importAndRead(home, input), late]);
  } catch (cause) {
    return { fault: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  } finally {
    clearTimeout(timer);
  }
}

async function importAndRead(home: TestHome, input: Parameters<typeof importDataset>[1]): Promise<Outcome> {
  const result = await importDataset(home, input);
  if (!result.ok) return judgeRefusal(result.error);
  const { id, rows } = result.value;
  const page = await pageDataset(home, calls['dataset.page'].input.parse({ ref: id, firstRow: 0, rows: 200 }));
  if (!page.ok) return { fault: `its page cannot be read: ${page.error.message}` };
  return page.value.rows.length === Math.min(rows, 200) ? { code: null } : { fault: 'its page has other rows' };
}

/** A refusal names the file, says that nothing happened, and what to do. */
function judgeRefusal({ code, message, hint }: { code: string; message: string; hint?: string | undefined }): Outcome {
  const isClear = message.includes('Nothing was changed.') && hint !== undefined && code !== 'reader.died';
  return isClear ? { code } : { fault: `${code}: ${message}` };
}
