import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type FitOptions, fitTrees } from '../../../electron/compute/boosting/fit-trees.ts';
import { openTypedArrayKernel } from '../../../electron/compute/boosting/kernel/typed-array-kernel.ts';
import { openWasmKernel } from '../../../electron/compute/boosting/kernel/wasm-kernel.ts';
import type { Labels } from '../../../electron/compute/boosting/objectives.ts';
import { sortNumbers } from '../../../electron/compute/boosting/sort-numbers.ts';
import { createBreather } from '../../../electron/compute/breather.ts';
import { compileKernel, kernelModule, kernels as compiledKernels, modulePath } from '../../../scripts/build/kernels.ts';
import { createRandom, type Random } from '../../../shared/domain/random.ts';
import { TreeParameters } from '../../../shared/training.ts';
import { leaveTurn } from './leave-turn.ts';

const breather = createBreather(new AbortController().signal);
const kernels: Record<string, FitOptions['openKernel'] & {}> = {
  'one thread': (shape) => openWasmKernel(shape, 1),
  'two threads': (shape) => openWasmKernel(shape, 2),
  'a second thread that does its half of every turn': (shape) => openWasmKernel(shape, 2, leaveTurn),
};

const ROWS = 1_500;

/** Columns of many kinds: smooth, of few values, with gaps, all missing, constant. */
function makeColumns(random: Random, features: number): readonly Float32Array[] {
  const kinds: readonly (() => number)[] = [
    () => random.normal(),
    () => random.int(4),
    () => (random.next() < 0.3 ? Number.NaN : random.normal() * 1e6),
    () => Number.NaN,
    () => 7,
    () => (random.next() < 0.01 ? Number.POSITIVE_INFINITY : random.normal()),
  ];
  return Array.from({ length: features }, (_, feature) => {
    const draw = kinds[feature % kinds.length] ?? random.normal;
    return Float32Array.from({ length: ROWS }, draw);
  });
}

const labelsOf: Record<string, (first: Float32Array, random: Random) => Labels> = {
  binary: (first, random) => ({
    task: 'binary',
    positive: Uint8Array.from(first, (x) => Number(x + random.normal() > 0)),
  }),
  multiclass: (first, random) => ({
    task: 'multiclass',
    classOf: Int32Array.from(first, (x) => (x > 0.5 ? 2 : random.int(2))),
    classes: 3,
  }),
  regression: (first, random) => ({
    task: 'regression',
    values: Float64Array.from(first, (x) => x * x + random.normal()),
  }),
};

for (const [name, openKernel] of Object.entries(kernels)) {
  test.for([1, 4, 5, 18, 33])(
    `the compiled kernel on ${name} grows the same trees over %i features`,
    async (features) => {
      for (const [task, label] of Object.entries(labelsOf)) {
        const random = createRandom(features);
        const columns = makeColumns(random, features);
        const labels = label(columns[0] ?? new Float32Array(), random);
        const weights = Float64Array.from({ length: ROWS }, () => random.int(4) * random.next());
        const directions = Int8Array.from(columns, () => random.int(3) - 1);
        const fit = (open: typeof openKernel, special: boolean) =>
          fitTrees(
            { columns, labels, ...(special && { weights }) },
            {
              parameters: TreeParameters.parse({ trees: 8, leaves: 15 }),
              random: createRandom(1),
              breather,
              openKernel: open,
              ...(special && { directions }),
            },
          );
        const plain = await fit(openTypedArrayKernel, false);
        const special = await fit(openTypedArrayKernel, true);
        expect(await fit(openKernel, false), task).toEqual(plain);
        expect(await fit(openKernel, true), `${task}, with weights and directions`).toEqual(special);
      }
    },
  );
}

test.each(compiledKernels)('what is compiled from $source is what that compiles to', async (kernel) => {
  expect(readFileSync(modulePath(kernel), 'utf8')).toBe(kernelModule(kernel, await compileKernel(kernel)));
});

test('numbers are sorted as the built-in sort does, infinities and both zeros included', () => {
  const random = createRandom(3);
  for (const length of [0, 1, 2, 5_000]) {
    const values = Float32Array.from({ length }, () => random.normal() * 10 ** (random.int(60) - 30));
    values.set([Number.NEGATIVE_INFINITY, -0, 0, Number.POSITIVE_INFINITY].slice(0, length));
    expect(sortNumbers(values)).toEqual(Float32Array.from(values.toSorted(), (value) => value + 0));
  }
});
