import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createBreather } from '../../electron/compute/breather.ts';
import { shuffled } from '../../electron/compute/neural/fit-network.ts';
import { learnMlp } from '../../electron/compute/training/dense/learn-mlp.ts';
import { fitPreparations, prepareFeatures } from '../../electron/compute/training/dense/prepare-features.ts';
import { classesOf } from '../../electron/compute/training/read-target.ts';
import type { TrainingData } from '../../electron/compute/training/training-data.ts';
import { createRandom } from '../../shared/domain/random.ts';
import { MlpParameters } from '../../shared/training.ts';
import { type BenchRow, medianOf, rowOf } from './harness.ts';
import { PYTHON } from './peers/python.ts';

const DATA = '/usr/lib/python3/dist-packages/sklearn/datasets/data';
/** The class stands last in each line; some files begin with a line of their own. */
const SETS = [
  { name: 'digits', file: 'digits.csv.gz', headLines: 0 },
  { name: 'breast cancer', file: 'breast_cancer.csv', headLines: 1 },
  { name: 'wine', file: 'wine_data.csv', headLines: 1 },
] as const;
const SPLITS = 5;
const TOLERANCE = 0.005;
const breather = createBreather(new AbortController().signal);

/** Rows told wrongly by a perceptron and by scikit-learn's, both as they come, in the median of five splits. */
export async function bench(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { name, file, headLines } of SETS) {
    const data = readSet(file, headLines);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let seed = 1; seed <= SPLITS; seed += 1) {
      const split = splitAt(data.rows, seed);
      ours.push(await missOurs(data, split));
      theirs.push(await missTheirs(data, split));
    }
    const side = (of: string, runs: number[]) => ({ name: of, median: medianOf(runs), runs });
    const allowed = side(
      'scikit-learn + 0.005',
      theirs.map((share) => share + TOLERANCE),
    );
    rows.push(rowOf(`perceptron on ${name}, wrong`, 'share', 1, side('ours', ours), allowed));
  }
  return rows;
}

type Split = { readonly trained: Int32Array; readonly others: Int32Array };

function splitAt(rows: number, seed: number): Split {
  const order = shuffled(
    Int32Array.from({ length: rows }, (_, row) => row),
    createRandom(seed),
  );
  const others = Math.floor(rows * 0.3);
  return { trained: order.slice(others), others: order.slice(0, others) };
}

/** A fifth of the trained rows finds the number of passes; then all of them are learned from. */
async function missOurs(data: TrainingData, { trained, others }: Split): Promise<number> {
  const parameters = MlpParameters.parse({});
  const held = Math.floor(trained.length / 5);
  const [heldOut, rows] = [trained.slice(0, held), trained.slice(held)];
  const trial = await learnMlp({ data, rows, heldOut, parameters, random: createRandom(1), breather });
  const request = { data, rows: trained, rounds: trial.rounds, parameters, random: createRandom(2), breather };
  const { model } = await learnMlp(request);
  const said = await model.predict(data.features, breather);
  if (data.target.task === 'regression') throw new TypeError('the sets have classes');
  const { classOf } = data.target;
  const count = classesOf(data.target).length;
  const wrong = others.filter((row) => {
    const answer = said.subarray(row * count, (row + 1) * count);
    return answer.indexOf(Math.max(...answer)) !== classOf[row];
  });
  return wrong.length / others.length;
}

async function missTheirs({ features, target }: TrainingData, { trained, others }: Split): Promise<number> {
  if (target.task === 'regression') throw new TypeError('the sets have classes');
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const preparations = await fitPreparations(features, { rows: trained }, breather);
    const { values, width } = await prepareFeatures(features, preparations, breather);
    const files = { 'inputs.f32': values, 'classes.i32': target.classOf, 'trained.i32': trained, 'others.i32': others };
    for (const [name, array] of Object.entries(files)) writeFileSync(join(folder, name), array);
    const script = join(import.meta.dirname, 'peers', 'train_mlp.py');
    return Number(execFileSync(PYTHON, [script, folder, String(width)], { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readSet(file: string, headLines: number): TrainingData {
  const bytes = readFileSync(join(DATA, file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const table = text
    .trim()
    .split(/\r?\n/)
    .slice(headLines)
    .map((line) => line.split(',').map(Number));
  const width = (table[0]?.length ?? 1) - 1;
  const numbers = table.map((row) => row[width] ?? 0);
  const classes = [...new Set(numbers)].toSorted((a, b) => a - b);
  return {
    features: Array.from({ length: width }, (_, column) => ({
      column: { name: `x${column}`, type: 'number' as const },
      chunk: { kind: 'numeric' as const, values: Float64Array.from(table, (row) => row[column] ?? Number.NaN) },
    })),
    target: {
      task: classes.length === 2 ? 'binary' : 'multiclass',
      classes: classes.map(String),
      classOf: Int32Array.from(numbers, (value) => classes.indexOf(value)),
    },
    rows: table.length,
    site: null,
  };
}
