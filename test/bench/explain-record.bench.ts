import { createBreather } from '../../electron/compute/breather.ts';
import { readExplainer } from '../../electron/compute/explaining/read-explainer.ts';
import { sampleReasons } from '../../electron/compute/explaining/sample-reasons.ts';
import { Sessions } from '../../electron/compute/scoring/sessions.ts';
import { learn } from '../../electron/compute/training/learners.ts';
import type { FeatureColumn, TrainingData } from '../../electron/compute/training/training-data.ts';
import { createRandom, type Random } from '../../shared/domain/random.ts';
import type { ModelSpec } from '../../shared/model.ts';
import { type Learning, MlpParameters, TreeParameters } from '../../shared/training.ts';
import { type BenchRow, medianOf, rowOf, type Side } from './harness.ts';

const ROWS = 5_000;
const FEATURES = 12;
const RECORDS = 300;
/** The first ones warm the compiler. */
const WARMING = 100;
/** As core asks for: `electron/core/actions/scoring/sample-reasons.ts`. */
const USUAL_ROWS = 64;
const ALLOWED_TREES_MS = 5;
const ALLOWED_SAMPLED_MS = 25;
const classes = ['no', 'yes'];
const trees: Learning = { algorithm: 'gbdt', parameters: TreeParameters.parse({ earlyStopping: 0 }) };
const network: Learning = { algorithm: 'mlp', parameters: MlpParameters.parse({ epochs: 2 }) };

/** Why a model answers one record as it does, exactly and sampled, against what typing leaves for it. */
export async function bench(): Promise<readonly BenchRow[]> {
  const random = createRandom(12);
  const data = makeData(random);
  return [
    rowOf(
      `reasons from 200 trees of 15 leaves over ${FEATURES} columns`,
      'ms',
      1,
      sideOf('one record', await explainByTrees(data, random)),
      allowed(ALLOWED_TREES_MS),
    ),
    rowOf(
      `reasons from a network over ${FEATURES} columns, sampled`,
      'ms',
      1,
      sideOf('one record', await explainBySampling(data, random)),
      allowed(ALLOWED_SAMPLED_MS),
    ),
  ];
}

async function explainByTrees(data: TrainingData, random: Random): Promise<readonly number[]> {
  const explainer = readExplainer((await fit(trees, data, random)).onnx);
  if (explainer === null) throw new Error('the model of the bench does not explain itself');
  return timesOf(() => explainer.explain(new Map(Object.entries(randomRecord(data, random)))));
}

async function explainBySampling(data: TrainingData, random: Random): Promise<readonly number[]> {
  const { onnx, spec } = await fit(network, data, random);
  const opened = await new Sessions().open(onnx);
  if (!opened.ok) throw new Error(opened.error.message);
  const background = Array.from({ length: USUAL_ROWS }, () => randomRecord(data, random));
  return timesOf(async () => {
    const request = { record: randomRecord(data, random), background, budgetMs: 60_000 };
    const sampled = await sampleReasons(opened.value, spec, request);
    if (!sampled.ok || sampled.value === null) throw new Error('the network of the bench was not explained');
  });
}

function makeData(random: Random): TrainingData {
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
  return { features, target: { task: 'binary', classes, classOf }, rows: ROWS, site: null };
}

async function fit(
  learning: Learning,
  data: TrainingData,
  random: Random,
): Promise<{ onnx: Uint8Array; spec: ModelSpec }> {
  const rows = Int32Array.from({ length: ROWS }, (_, row) => row);
  const breather = createBreather(new AbortController().signal);
  const { model } = await learn(learning, { data, rows, random, breather });
  const { onnx, inputs, outputs } = model.export();
  const features = data.features.map(({ column }) => ({ name: column.name, type: column.type }));
  const answers = { task: 'binary' as const, target: 'y', classes, positiveClass: 'yes' };
  return { onnx, spec: { ...answers, inputs: [...inputs], outputs: [...outputs], features } };
}

const randomRecord = ({ features }: TrainingData, random: Random): Record<string, number> =>
  Object.fromEntries(features.map(({ column }) => [column.name, random.normal()]));

async function timesOf(run: () => unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (let record = 0; record < RECORDS; record += 1) {
    const startedAtMs = performance.now();
    await run();
    times.push(performance.now() - startedAtMs);
  }
  return times.slice(WARMING);
}

const sideOf = (name: string, runs: readonly number[]): Side => ({ name, median: medianOf(runs), runs });
const allowed = (ms: number): Side => ({ name: 'allowed', median: ms, runs: [ms] });
