import { createBreather } from '../../../electron/compute/breather.ts';
import { scoreRecord } from '../../../electron/compute/scoring/score-record.ts';
import type { OpenModel, Sessions } from '../../../electron/compute/scoring/sessions.ts';
import { learn } from '../../../electron/compute/training/learners.ts';
import type { Target } from '../../../electron/compute/training/read-target.ts';
import type { FeatureColumn } from '../../../electron/compute/training/training-data.ts';
import { type Cell, rowsOf } from '../../../shared/column.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { Explanation } from '../../../shared/explanation.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import { LinearParameters, type Learning, TreeParameters } from '../../../shared/training.ts';
import { numbers, texts, valueOf } from '../start-engine.ts';

const breather = createBreather(new AbortController().signal);
export const trees: Learning = {
  algorithm: 'gbdt',
  parameters: TreeParameters.parse({ trees: 20, leaves: 8, minRowsInLeaf: 5 }),
};
export const linear: Learning = { algorithm: 'linear', parameters: LinearParameters.parse({ l1: 0.5 }) };

export async function fit(learning: Learning, features: readonly FeatureColumn[], target: Target) {
  const count = rowsOf(features[0]!.chunk);
  const rows = Int32Array.from({ length: count }, (_, row) => row);
  const data = { features, target, site: null, rows: count };
  const { model } = await learn(learning, { data, rows, random: createRandom(1), breather });
  const { onnx, inputs, outputs } = model.export();
  const classes = target.task === 'regression' ? [] : [...target.classes];
  const spec: ModelSpec = {
    task: target.task,
    target: 'y',
    classes,
    positiveClass: target.task === 'binary' ? classes[1]! : null,
    inputs: [...inputs],
    outputs: [...outputs],
    features: features.map(({ column }) => ({ name: column.name, type: column.type })),
  };
  return { onnx, spec };
}

export const open = async (sessions: Sessions, onnx: Uint8Array): Promise<OpenModel> =>
  valueOf(await sessions.open(onnx));

export const rowOf = (features: readonly FeatureColumn[], row: number): Record<string, Cell> =>
  Object.fromEntries(
    features.map(({ column, chunk }) => [
      column.name,
      chunk.kind === 'coded' ? (chunk.dictionary[chunk.codes[row]!] ?? null) : nullIfMissing(chunk.values[row]!),
    ]),
  );
const nullIfMissing = (value: number): number | null => (Number.isNaN(value) ? null : value);

export const addedUp = ({ base, contributions }: Explanation): number =>
  contributions.reduce((sum, { contribution }) => sum + contribution, base);

/** 30 of 100 with oedema; a gap in every tenth row of the weight. */
export function children(): readonly FeatureColumn[] {
  const random = createRandom(3);
  return [
    texts(
      'oedema',
      Array.from({ length: 100 }, (_, row) => (row < 30 ? 'yes' : 'no')),
    ),
    numbers(
      'weight',
      Array.from({ length: 100 }, (_, row) => (row % 10 === 0 ? NaN : 5 + 10 * random.next())),
    ),
  ];
}

export const quantity = (features: readonly FeatureColumn[]): Target => ({
  task: 'regression',
  values: Float64Array.from({ length: 100 }, (_, row) => {
    const { oedema, weight } = rowOf(features, row);
    return 50 - (oedema === 'yes' ? 20 : 0) + 2 * Number(weight ?? 4);
  }),
});

export async function explained(model: OpenModel, spec: ModelSpec, record: Record<string, Cell>): Promise<Explanation> {
  const { explanation } = valueOf(await scoreRecord(model, spec, record, true));
  if (explanation === null) throw new Error('no explanation');
  return explanation;
}

export const contributionOf = ({ contributions }: Explanation, column: string): number =>
  contributions.find((each) => each.column === column)!.contribution;
