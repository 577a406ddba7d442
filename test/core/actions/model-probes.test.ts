import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { setTestSuite } from '../../../electron/core/actions/set-test-suite.ts';
import { testModel } from '../../../electron/core/actions/test-model.ts';
import { calls } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { orZero, squareRoot, weightedSum } from '../../compute/tiny-models.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';

const definition = ProjectDefinition.parse({
  columns: ['a', 'b', 'x', 'below'].map((name) => ({ name, type: 'number' })),
});

/** What they say: a + 10 b; x, or 0 without it; a square root, which is no number under 0, where all of `below` lies. */
const models = {
  sum: { onnx: weightedSum().onnx, columns: ['a', 'b'] },
  root: { onnx: squareRoot().onnx, columns: ['x'] },
  orZero: { onnx: orZero().onnx, columns: ['x'] },
  rootOfNegative: { onnx: squareRoot().onnx, columns: ['below'] },
} as const;

async function run(which: keyof typeof models, wanted: Readonly<Record<string, unknown>>) {
  const home = openTestHome({ definition });
  const [onnx, data] = [join(home.folder, 'model.onnx'), join(home.folder, 'truth.csv')];
  writeFileSync(onnx, models[which].onnx);
  const lines = Array.from(
    { length: 40 },
    (_, row) => `${row},${(row * 7) % 13},${row + 1},${-1 - row},${row + 10 * ((row * 7) % 13)}`,
  );
  writeFileSync(data, ['a,b,x,below,sum', ...lines, ''].join('\n'));
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path: data, dataset: 'truth' })));
  const input = { path: onnx, name: which, columns: [...models[which].columns], target: 'sum' };
  valueOf(await importModel(home, calls['model.import'].input.parse(input)));
  const suite = { testSet: 'truth@1', tests: [{ id: 'tried', ...wanted }] };
  valueOf(await setTestSuite(home, calls['testSuite.set'].input.parse({ model: which, suite })));
  const { report } = valueOf(await testModel(home, { ref: which }));
  return report.results[0];
}

type Wanted = readonly [keyof typeof models, Readonly<Record<string, unknown>>];
type Case = { readonly name: string; readonly passing: Wanted; readonly failing: Wanted };

const cases: readonly Case[] = [
  {
    name: 'invariance',
    passing: ['sum', { kind: 'invariance', column: 'x' }],
    failing: ['sum', { kind: 'invariance', column: 'b' }],
  },
  {
    name: 'direction',
    passing: ['sum', { kind: 'directional', column: 'a', change: 1, never: 'lowers' }],
    failing: ['sum', { kind: 'directional', column: 'a', change: 1, never: 'raises' }],
  },
  {
    name: 'answers of the described form',
    passing: ['root', { kind: 'outputSchema' }],
    failing: ['rootOfNegative', { kind: 'outputSchema' }],
  },
  {
    name: 'answers without a field',
    passing: ['orZero', { kind: 'missingField' }],
    failing: ['sum', { kind: 'missingField' }],
  },
  {
    name: 'time and memory',
    passing: ['sum', { kind: 'latency' }],
    failing: ['sum', { kind: 'latency', mostMs: 1e-6 }],
  },
  {
    name: 'a wrong unit',
    passing: ['root', { kind: 'unitMixUp', column: 'x', factor: 1000, limit: 0 }],
    failing: ['sum', { kind: 'unitMixUp', column: 'b', factor: 1000 }],
  },
];

describe.each(cases)('$name', ({ passing, failing }) => {
  test('lets a model pass that keeps to it', async () => {
    expect(await run(...passing)).toMatchObject({ verdict: 'passed' });
  });

  test('holds a model back that does not', async () => {
    expect(await run(...failing)).toMatchObject({ verdict: 'failed' });
  });
});

test('what a deployment feeds a model is what its data set feeds it', async () => {
  expect(await run('sum', { kind: 'trainServeSkew' })).toMatchObject({
    verdict: 'passed',
    figures: [{ value: 0, n: 40 }],
  });
});

test('a model that learned from days is held back where the rows that it is to score hold moments', async () => {
  const home = openTestHome();
  const write = (name: string, lines: readonly string[]): string => {
    const path = join(home.folder, name);
    writeFileSync(path, ['day,b,sum', ...lines, ''].join('\n'));
    return path;
  };
  const days = Array.from({ length: 40 }, (_, row) => `2026-01-${String((row % 28) + 1).padStart(2, '0')}`);
  const learned = write(
    'learned.csv',
    days.map((day, row) => `${day},${row},${row}`),
  );
  const moments = write(
    'truth.csv',
    days.map((day, row) => `${day}T09:30:00Z,${row},${row}`),
  );
  const onnx = join(home.folder, 'model.onnx');
  writeFileSync(onnx, weightedSum().onnx);
  for (const [path, dataset] of [
    [learned, 'learned'],
    [moments, 'truth'],
  ] as const)
    valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset })));
  const input = { path: onnx, name: 'sum', dataset: 'learned', columns: ['day', 'b'], target: 'sum' };
  valueOf(await importModel(home, calls['model.import'].input.parse(input)));
  const results = async (testSet: string) => {
    const suite = { testSet, tests: [{ id: 'fed', kind: 'trainServeSkew' }] };
    valueOf(await setTestSuite(home, calls['testSuite.set'].input.parse({ model: 'sum', suite })));
    return valueOf(await testModel(home, { ref: 'sum' })).report.results[0];
  };

  expect(await results('learned@1')).toMatchObject({ verdict: 'passed', figures: [{ value: 0, n: 40 }] });
  expect(await results('truth@1')).toMatchObject({
    verdict: 'failed',
    figures: [{ name: 'fedOtherwise', value: 1, n: 40 }],
    detail: expect.stringContaining('day: '),
  });
});
