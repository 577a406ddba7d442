import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { createRandom } from '../../shared/domain/random.ts';
import { type BenchRow, compare } from './harness.ts';
import { type BenchHome, openBenchHome } from './open-bench-home.ts';
import { openRowTable } from './peers/row-table.ts';

const ROWS = 1_000_000;
const TRAINING_ROWS = 100_000;
const COLUMNS = 30;
const BATCH = 16_384;
const SEED = 11;
/** At least 0.80 of the bare scorer's speed. */
const BAR = 1 / 0.8;
/** At least 2.5 times the speed of rows in a table. */
const TABLE_BAR = 1 / 2.5;

type Rows = readonly Float32Array[];

/**
 * 1 M distinct rows of 30 numbers from store to store: chunks read, scored in the compute process, answers judged and
 * stored with lineage and outbox; against a bare ONNX Runtime loop of the same model over the same rows, which lie in
 * memory as tensors already and whose answers go nowhere; and against what is usually written: rows of a SQLite table,
 * read, scored by ONNX Runtime in batches, and inserted as rows of answers.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const rows = makeRows();
  const home = await openBenchHome();
  try {
    const sha256 = await prepare(home, folder, rows);
    const scorer = await openBareScorer(home, sha256);
    const subject = { name: 'store to store', run: () => home.ask('predict.dataset', { dataset: 'all' }) };
    const bare = await compare({
      name: 'scoring, 1 M × 30',
      subject,
      baseline: { name: 'bare ONNX Runtime loop', run: () => scoreBare(scorer, rows) },
      bar: BAR,
    });
    const table = openRowTable(join(folder, 'rows.sqlite'), rows);
    const rowTable = await compare({
      name: 'scoring, 1 M × 30',
      subject,
      baseline: { name: 'row table + ONNX Runtime', before: table.forgetAnswers, run: () => table.score(scorer) },
      bar: TABLE_BAR,
    });
    table.close();
    return [bare, rowTable];
  } finally {
    await home.remove();
    rmSync(folder, { recursive: true });
  }
}

/** Normal numbers, column by column. */
function makeRows(): Rows {
  const random = createRandom(SEED);
  return Array.from({ length: COLUMNS }, () => Float32Array.from({ length: ROWS }, () => Math.fround(random.normal())));
}

/** Imports all rows, trains on the first of them, puts the model in use. Returns what its file is called. */
async function prepare({ ask }: BenchHome, folder: string, rows: Rows): Promise<string> {
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

async function openBareScorer({ blobs }: BenchHome, sha256: string): Promise<InferenceSession> {
  const onnx = await blobs.read(sha256);
  if (!onnx.ok) throw new Error(onnx.error.message);
  return InferenceSession.create(onnx.value, { intraOpNumThreads: 2, executionMode: 'sequential' });
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
