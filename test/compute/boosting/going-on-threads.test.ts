import { expect, test } from 'vitest';
import { type Fit, type FitOptions, fitTrees } from '../../../electron/compute/boosting/fit-trees.ts';
import { openTypedArrayKernel } from '../../../electron/compute/boosting/kernel/typed-array-kernel.ts';
import { openWasmKernel } from '../../../electron/compute/boosting/kernel/wasm-kernel.ts';
import type { Labels } from '../../../electron/compute/boosting/objectives.ts';
import { createBreather } from '../../../electron/compute/breather.ts';
import { exportTrees } from '../../../electron/compute/training/trees/export-trees.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { TreeParameters } from '../../../shared/training.ts';
import { numbers } from '../start-engine.ts';
import { sha256Of } from '../tiny-models.ts';
import { leaveTurn } from './leave-turn.ts';

type OpenKernel = FitOptions['openKernel'] & {};

const FEATURES = 12; // enough that a second thread is given a part of them
const ROWS = 1_500; // and enough that it has turns in the largest leaves
const HELD_OUT = 200;
const breather = createBreather(new AbortController().signal);
const oneThread: OpenKernel = (shape) => openWasmKernel(shape, 1);
const twoThreads: OpenKernel = (shape) => openWasmKernel(shape, 2, leaveTurn);

/** Rows of a year in which what counts begins at `start`; every fifth number of each third column is missing. */
function yearOf(start: number, rows: number, labelsOf: (scores: Float32Array) => Labels) {
  const random = createRandom(rows + start);
  const columns = Array.from({ length: FEATURES }, (_, feature) =>
    Float32Array.from({ length: rows }, (__, row) =>
      feature % 3 === 2 && row % 5 === 0 ? NaN : random.normal() + start,
    ),
  );
  const [one, other] = [columns[0]!, columns[FEATURES - 2]!]; // each thread looks through one of what counts
  const scores = one.map((value, row) => (value - start) * (other[row]! - start) + random.normal() / 2);
  return { columns, labels: labelsOf(scores) };
}

const kinds: readonly { task: string; classes: readonly string[]; labelsOf: (scores: Float32Array) => Labels }[] = [
  {
    task: 'two classes',
    classes: ['no', 'yes'],
    labelsOf: (scores) => ({ task: 'binary', positive: Uint8Array.from(scores, (score) => Number(score > 0)) }),
  },
  {
    task: 'three classes',
    classes: ['low', 'middle', 'high'],
    labelsOf: (scores) => ({
      task: 'multiclass',
      classOf: Int32Array.from(scores, (score) => (score > 1 ? 2 : Number(score > -1))),
      classes: 3,
    }),
  },
  {
    task: 'a quantity',
    classes: [],
    labelsOf: (scores) => ({ task: 'regression', values: Float64Array.from(scores) }),
  },
];

const bytesOf = ({ ensemble }: Fit, classes: readonly string[]): string => {
  const features = Array.from({ length: FEATURES }, (_, feature) => numbers(`x${feature}`, []));
  const encoders = features.map(() => ({ kind: 'number', divisor: 1 }) as const);
  const task = classes.length === 0 ? 'regression' : classes.length === 2 ? 'binary' : 'multiclass';
  return sha256Of(
    exportTrees({ ensemble, encoders, features, classes, answer: { task, center: 0, scale: 1, calibration: null } })
      .onnx,
  );
};

test.each(kinds)(
  'a model of $task that goes on from a version has the same bytes on one thread, on two and without the compiled kernel',
  async ({ classes, labelsOf }) => {
    const options = { parameters: TreeParameters.parse({ trees: 10 }), breather };
    const base = await fitTrees(yearOf(0, ROWS, labelsOf), { ...options, random: createRandom(1) });
    const goOn = (openKernel: OpenKernel): Promise<Fit> =>
      fitTrees(yearOf(1, ROWS, labelsOf), {
        ...options,
        random: createRandom(2),
        start: base.ensemble,
        heldOut: yearOf(1, HELD_OUT, labelsOf),
        openKernel,
      });

    const one = await goOn(oneThread);

    expect(one.rounds).toBeGreaterThan(3);
    expect(one.ensemble.trees.length).toBeGreaterThan(base.ensemble.trees.length);
    for (const openKernel of [twoThreads, openTypedArrayKernel]) {
      const other = await goOn(openKernel);
      expect(other.curve).toEqual(one.curve);
      expect(bytesOf(other, classes)).toBe(bytesOf(one, classes));
    }
    expect(bytesOf(one, classes)).not.toBe(bytesOf(base, classes));
  },
);
