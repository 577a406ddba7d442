import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { openSession, type Session } from '../../electron/cli/session.ts';
import { homeKey } from '../../electron/core/home/home-key.ts';
import { BlobStore } from '../../electron/core/files/blob-store.ts';
import { canEncrypt } from '../../electron/core/store/open-database.ts';
import type { Input, Output, CallName } from '../../shared/calls.ts';
import { createRandom } from '../../shared/domain/random.ts';
import type { Result } from '../../shared/result.ts';
import { type BenchRow, compare } from './harness.ts';

const ROWS = 1_000_000;
const TRAINING_ROWS = 100_000;
const COLUMNS = 30;
const BATCH = 16_384;
const SEED = 11;
/** At least 0.80 of the bare scorer's speed. */
const BAR = 1 / 0.8;

type Rows = readonly Float32Array[];
type Ask = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;

/**
 * 1 M distinct rows of 30 numbers from store to store: chunks read, scored in the compute process, answers judged and
 * stored with lineage and outbox; against a bare ONNX Runtime loop of the same model over the same rows, which lie in
 * memory as tensors already and whose answers go nowhere.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const home = join(folder, 'home');
  const rows = makeRows();
  const session = await openCore(home);
  try {
    const ask: Ask = async (name, input) => valueOf(await session.ask(name, input));
    const sha256 = await prepare(ask, folder, rows);
    const scorer = await openBareScorer(home, sha256);
    const row = await compare({
      name: 'scoring, 1 M × 30',
      subject: { name: 'store to store', run: () => ask('predict.dataset', { dataset: 'all' }) },
      baseline: { name: 'bare ONNX Runtime loop', run: () => scoreBare(scorer, rows) },
      bar: BAR,
    });
    return [row];
  } finally {
    await session.close();
    rmSync(folder, { recursive: true });
  }
}

async function openCore(home: string): Promise<Session> {
  const signal = new AbortController().signal;
  return valueOf(
    await openSession({
      home,
      project: undefined,
      serverUrl: null,
      signal,
      onProgress: () => undefined,
      onOthers: () => undefined,
    }),
  );
}

/** Normal numbers, column by column. */
function makeRows(): Rows {
  const random = createRandom(SEED);
  return Array.from({ length: COLUMNS }, () => Float32Array.from({ length: ROWS }, () => Math.fround(random.normal())));
}

/** Imports all rows, trains on the first of them, puts the model in use. Returns what its file is called. */
async function prepare(ask: Ask, folder: string, rows: Rows): Promise<string> {
  await ask('project.create', { name: 'Bench' });
  writeCsv(join(folder, 'all.csv'), rows, ROWS, false);
  writeCsv(join(folder, 'train.csv'), rows, TRAINING_ROWS, true);
  await ask('dataset.import', { path: join(folder, 'all.csv'), dataset: 'all' });
  await ask('dataset.import', { path: join(folder, 'train.csv'), dataset: 'train' });
  const parameters = { trees: 100, leaves: 31, earlyStopping: 0 };
  const { model } = await ask('model.train', { dataset: 'train', target: 'y', parameters });
  await ask('model.promote', { ref: model.ref });
  return model.sha256;
}

function writeCsv(path: string, rows: Rows, count: number, labelled: boolean): void {
  const random = createRandom(SEED + 1);
  const file = openSync(path, 'w');
  let text = `${rows.map((_, column) => `x${column}`).join(',')}${labelled ? ',y' : ''}\n`;
  for (let row = 0; row < count; row++) {
    const cells = rows.map((column) => column[row] ?? Number.NaN);
    const [a = 0, b = 0, c = 0] = cells;
    text += cells.join(',');
    if (labelled) text += a * b + c + random.normal() > 0 ? ',yes' : ',no';
    text += '\n';
    if (text.length < 1_000_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

async function openBareScorer(home: string, sha256: string): Promise<InferenceSession> {
  const key = valueOf(homeKey(home, join(home, 'fieldloop.db'), canEncrypt()));
  const onnx = valueOf(await new BlobStore({ folder: join(home, 'blobs'), key }).read(sha256));
  return InferenceSession.create(onnx, { intraOpNumThreads: 2, executionMode: 'sequential' });
}

async function scoreBare(scorer: InferenceSession, rows: Rows): Promise<void> {
  for (let from = 0; from < ROWS; from += BATCH) {
    const to = Math.min(ROWS, from + BATCH);
    const feeds = scorer.inputNames.map((name) => {
      const column = rows[Number(name.replace(/\D/g, ''))];
      if (column === undefined) throw new Error(`The model reads ${name}, which is no column`);
      return [name, new Tensor('float32', column.subarray(from, to), [to - from, 1])] as const;
    });
    await scorer.run(Object.fromEntries(feeds));
  }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
