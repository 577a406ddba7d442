import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { fitTrees, type LabelledRows } from '../../electron/compute/boosting/fit-trees.ts';
import type { KernelShape, TreeKernel } from '../../electron/compute/boosting/kernel/tree-kernel.ts';
import { openTypedArrayKernel } from '../../electron/compute/boosting/kernel/typed-array-kernel.ts';
import { openWasmKernel } from '../../electron/compute/boosting/kernel/wasm-kernel.ts';
import { predictScores } from '../../electron/compute/boosting/predict-trees.ts';
import { createBreather } from '../../electron/compute/breather.ts';
import { areaUnderCurve } from '../../shared/domain/roc.ts';
import { createRandom } from '../../shared/domain/random.ts';
import { TreeParameters } from '../../shared/training.ts';
import { type BenchRow, compare, compareSizes, rowOf } from './harness.ts';
import { openLinePeer } from './peers/line-peer.ts';

const ROWS = 100_000;
const HELD_OUT = 100_000;
const FEATURES = 30;
const parameters = TreeParameters.parse({ trees: 100, leaves: 31, lambda: 1, learningRate: 0.1, earlyStopping: 0 });
const breather = createBreather(new AbortController().signal);

/**
 * 100 trees of 31 leaves over 100 k × 30 float32 with gaps, everything included (bins, gradients, trees): against
 * xgboost's histogram trees of the same limits, its matrix included, and against our own plain TypeScript; and the
 * memory that a training on ten times the rows takes.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const { train, test } = makeRows(folder);
  const peer = openPeer(folder);
  const fit = (open: (shape: KernelShape) => TreeKernel) =>
    fitTrees(train, { parameters, random: createRandom(1), breather, openKernel: open });
  const ours = (threads: 1 | 2) => ({
    name: 'ours',
    run: () => fit((shape) => openWasmKernel(shape, threads)),
  });
  const theirs = (threads: number) => ({ name: 'xgboost hist', run: () => peer.fit(threads) });
  try {
    const rows = [
      await compare({ name: 'trees 100 k × 30, 1 thread', subject: ours(1), baseline: theirs(1), bar: 0.75 }),
      await compare({ name: 'trees 100 k × 30, 2 threads', subject: ours(2), baseline: theirs(2), bar: 0.85 }),
      await compare({
        name: 'trees 100 k × 30, 1 thread',
        subject: ours(1),
        baseline: { name: 'plain TypeScript', run: () => fit(openTypedArrayKernel) },
        bar: 0.6,
      }),
    ];
    const { ensemble } = await fit((shape) => openWasmKernel(shape, 1));
    const scores = await predictScores(ensemble, test.columns, breather);
    const area = areaUnderCurve(scores, test.positive) ?? Number.NaN;
    const theirArea = await peer.fit(1);
    return [...rows, missedRow(1 - area, 1 - theirArea), millionRow()];
  } finally {
    peer.close();
    rmSync(folder, { recursive: true });
  }
}

/** What lies above the ROC curve on rows of neither training: at most 0.001 more than theirs. */
const missedRow = (ours: number, theirs: number): BenchRow =>
  rowOf(
    'trees 100 k × 30, 1 − AUC',
    'share',
    (theirs + 0.001) / theirs,
    { name: 'ours', median: ours, runs: [ours] },
    { name: 'xgboost hist', median: theirs, runs: [theirs] },
  );

/** A whole training (trial, refit, export, check) of 1 M × 30 in a process of its own, against 2 GB. */
function millionRow(): BenchRow {
  const script = join(import.meta.dirname, 'train-million.ts');
  const said: unknown = JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
  const { bytes } = z.object({ bytes: z.number() }).parse(said);
  return compareSizes(
    'trees 1 M × 30, memory at most',
    { name: 'ours', bytes },
    { name: '2 GB', bytes: 2 * 2 ** 30 },
    1,
  );
}

type Rows = LabelledRows & { readonly positive: Uint8Array };

/** Normal numbers with 2 of 100 missing; seven of the columns say something of the label, two only together. */
function makeRows(folder: string): { readonly train: Rows; readonly test: Rows } {
  const random = createRandom(5);
  const count = ROWS + HELD_OUT;
  const columns = Array.from({ length: FEATURES }, () =>
    Float32Array.from({ length: count }, () => (random.next() < 0.02 ? Number.NaN : random.normal())),
  );
  const positive = Uint8Array.from({ length: count }, (_, row) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = columns.map((values) => values[row] || 0);
    const score = a + 0.7 * b * c + Math.sin(3 * d) + 0.4 * (e > 0.5 ? 1 : -1) + 0.3 * Math.abs(f) - 0.2 * g * g;
    return random.next() < 1 / (1 + Math.exp(-1.5 * score)) ? 1 : 0;
  });
  writeFileSync(join(folder, 'columns.f32'), Buffer.concat(columns.map(({ buffer }) => Buffer.from(buffer))));
  writeFileSync(join(folder, 'labels.u8'), positive);
  const part = (from: number, to: number): Rows => {
    const labels = positive.subarray(from, to);
    return {
      columns: columns.map((values) => values.slice(from, to)),
      labels: { task: 'binary', positive: labels },
      positive: labels,
    };
  };
  return { train: part(0, ROWS), test: part(ROWS, count) };
}

type Peer = { readonly fit: (threads: number) => Promise<number>; readonly close: () => void };

/** Answers the area under the curve of each fit. */
function openPeer(folder: string): Peer {
  const { ask, close } = openLinePeer('train_trees.py', [folder, ...[ROWS, HELD_OUT, FEATURES].map(String)]);
  return { fit: async (threads) => Number((await ask(String(threads))).split(' ')[1]), close };
}
