import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { measureFairness } from '../../../electron/core/actions/measure-fairness.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { oneRowProbability } from '../../compute/tiny-models.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const definition = ProjectDefinition.parse({ columns: [{ name: 'x', type: 'number' }] });

/** A model that says "sick" where x is over 0, and rows of three villages: 40 of north, 40 of south, 12 of river. */
async function openVillages(): Promise<TestHome> {
  const home = openTestHome({ definition });
  const [onnx, data] = [join(home.folder, 'model.onnx'), join(home.folder, 'villages.csv')];
  writeFileSync(onnx, oneRowProbability().onnx);
  // North is told so in 30 of 40 rows, south in 10 of 40; all of them are sick, so that each row told so is found.
  const rows = (village: string, told: number, all: number) =>
    Array.from({ length: all }, (_, row) => `${row < told ? 1 : -1},${village},sick`);
  writeFileSync(
    data,
    [
      'x,village,state',
      ...rows('north', 30, 40),
      ...rows('south', 10, 40),
      ...rows('river', 12, 12),
      '0,north,well',
      '',
    ].join('\n'),
  );
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path: data, dataset: 'villages' })));
  const told = { path: onnx, name: 'sick', task: 'binary', classes: ['well', 'sick'], target: 'state' } as const;
  valueOf(await importModel(home, calls['model.import'].input.parse(told)));
  return home;
}

const ask = (home: TestHome, input: Partial<Input<'model.fairness'>>) =>
  measureFairness(
    home,
    calls['model.fairness'].input.parse({ model: 'sick', dataset: 'villages', by: 'village', ...input }),
  );

test('groups are measured with their sizes, and one that is too small is not compared', async () => {
  const home = await openVillages();

  const report = valueOf(await ask(home, {}));

  expect(report).toMatchObject({ positiveClass: 'sick', rows: 93, learnedFrom: 0, leastRows: 30 });
  expect(report.groups.map(({ name, n, rightly }) => [name, n, rightly?.value, rightly?.of])).toEqual([
    ['north', 41, 0.75, 40],
    ['south', 40, 0.25, 40],
    ['river', 12, 1, 12],
  ]);
  // Newcombe's interval (1998, method 10) of 30 of 40 against 10 of 40, by hand.
  const found = report.gaps.find(({ measure }) => measure === 'equalOpportunity')!;
  expect(found).toMatchObject({ between: ['north', 'south'], value: 0.5, n: 80 });
  expect([found.low, found.high].map((bound) => Number(bound.toFixed(3)))).toEqual([0.285, 0.653]);
});

test('a column that is not there, and one of numbers without its bands, are told apart', async () => {
  const home = await openVillages();

  expect(await ask(home, { by: 'tribe' })).toMatchObject({ error: { code: 'fairness.unknownColumn' } });
  const { groups } = valueOf(await ask(home, { by: 'x', bands: [0] }));
  expect(groups.map(({ name, n }) => [name, n])).toEqual([
    ['< 0', 40],
    ['≥ 0', 53],
  ]);
});
