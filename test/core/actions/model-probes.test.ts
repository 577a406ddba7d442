import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { setTestSuite } from '../../../electron/core/actions/set-test-suite.ts';
import { testModel } from '../../../electron/core/actions/test-model.ts';
import { calls } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { squareRoot, weightedSum } from '../../compute/tiny-models.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';

const definition = ProjectDefinition.parse({ columns: ['a', 'b', 'x'].map((name) => ({ name, type: 'number' })) });

/** The model says a + 10 b; of x, its square root, which is no number under 0. */
const models = { sum: weightedSum(), root: squareRoot() } as const;

async function run(which: keyof typeof models, wanted: Readonly<Record<string, unknown>>) {
  const home = openTestHome({ definition });
  const [onnx, data] = [join(home.folder, 'model.onnx'), join(home.folder, 'truth.csv')];
  writeFileSync(onnx, models[which].onnx);
  const lines = Array.from(
    { length: 40 },
    (_, row) => `${row},${(row * 7) % 13},${row + 1},${row + 10 * ((row * 7) % 13)}`,
  );
  writeFileSync(data, ['a,b,x,sum', ...lines, ''].join('\n'));
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path: data, dataset: 'truth' })));
  const columns = which === 'sum' ? ['a', 'b'] : ['x'];
  const input = { path: onnx, name: which, columns, target: 'sum' };
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
    name: 'answers that are numbers, also without a field',
    passing: ['root', { kind: 'outputSchema' }],
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
