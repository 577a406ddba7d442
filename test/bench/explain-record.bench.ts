import { createBreather } from '../../electron/compute/breather.ts';
import { readExplainer } from '../../electron/compute/explaining/read-explainer.ts';
import { learn } from '../../electron/compute/training/learners.ts';
import type { FeatureColumn } from '../../electron/compute/training/training-data.ts';
import { createRandom, type Random } from '../../shared/domain/random.ts';
import { TreeParameters } from '../../shared/training.ts';
import { type BenchRow, medianOf, rowOf, type Side } from './harness.ts';

const ROWS = 5_000;
const FEATURES = 12;
const RECORDS = 400;
const ALLOWED_MS = 5;
const parameters = TreeParameters.parse({ trees: 200, leaves: 15, earlyStopping: 0 });

/** Why 200 trees of 15 leaves over 12 columns answer as they do, a record at a time, against what typing leaves for it. */
export async function bench(): Promise<readonly BenchRow[]> {
  const random = createRandom(12);
  const onnx = await train(random);
  const explainer = readExplainer(onnx);
  if (explainer === null) throw new Error('the model of the bench does not explain itself');
  const explaining = Array.from({ length: RECORDS }, () => {
    const cells = new Map(explainer.inputs.map((name) => [name, random.normal()] as const));
    return timed(() => explainer.explain(cells))[1];
  }).slice(RECORDS / 4); // the first ones warm the compiler
  const name = `${parameters.trees} trees of ${parameters.leaves} leaves over ${FEATURES} columns`;
  return [rowOf(`reasons of ${name}`, 'ms', 1, sideOf('one record', explaining), allowed(ALLOWED_MS))];
}

async function train(random: Random): Promise<Uint8Array> {
  const columns = Array.from({ length: FEATURES }, () => Float64Array.from({ length: ROWS }, random.normal));
  const features = columns.map(
    (values, at): FeatureColumn => ({
      column: { name: `column ${at}`, type: 'number' },
      chunk: { kind: 'numeric', values },
    }),
  );
  const classOf = Int32Array.from({ length: ROWS }, (_, row) => {
    const [a = 0, b = 0, c = 0] = columns.map((values) => values[row] ?? 0);
    return a * b + c + random.normal() / 2 > 0.5 ? 1 : 0;
  });
  const data = {
    features,
    target: { task: 'binary', classes: ['no', 'yes'], classOf } as const,
    rows: ROWS,
    site: null,
  };
  const rows = Int32Array.from(classOf.keys());
  const breather = createBreather(new AbortController().signal);
  const { model } = await learn({ algorithm: 'gbdt', parameters }, { data, rows, random, breather });
  return model.export().onnx;
}

function timed<T>(run: () => T): readonly [T, number] {
  const startedAtMs = performance.now();
  const value = run();
  return [value, performance.now() - startedAtMs];
}

const sideOf = (name: string, runs: readonly number[]): Side => ({ name, median: medianOf(runs), runs });
const allowed = (ms: number): Side => ({ name: 'allowed', median: ms, runs: [ms] });
