import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Engine } from '../../../electron/core/actions/context.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { predictDataset } from '../../../electron/core/actions/predict-dataset.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { calls } from '../../../shared/calls.ts';
import type { ColumnRole } from '../../../shared/column.ts';
import { weightedSum } from '../../compute/tiny-models.ts';
import { giveDeviceKey } from '../give-device-key.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';

async function importCsv(home: TestHome, text: string, roles: Record<string, ColumnRole> = {}) {
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, text);
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits', roles })));
}

const predict = (home: TestHome, path: string) => predictDataset(home, { model: '@champion', dataset: 'visits', path });

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\r\n');

/** Sigmoid of x as ONNX Runtime answers it, in float32. */
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

test('writes one row per prediction with the record’s key, the answer and every probability', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);
  await importCsv(home, 'x,child,visit\n-2.5,=A1,7\n0.5,B-2,8\n', { child: 'subject', visit: 'key' });
  const path = join(home.folder, 'answers.csv');

  valueOf(await predict(home, path));

  const [header, ...rows] = linesOf(path).map((line) => line.split(','));
  expect(header).toEqual(['child', 'visit', 'prediction', 'probability_sick', 'probability_well']);
  expect(rows.map((row) => row.slice(0, 3))).toEqual([
    ["'=A1", '7', 'well'],
    ['B-2', '8', 'sick'],
  ]);
  const probabilities = rows.map((row) => row.slice(3).map(Number));
  expect(probabilities[0]?.[0]).toBeCloseTo(sigmoid(-2.5), 6);
  expect(probabilities[1]?.[0]).toBeCloseTo(sigmoid(0.5), 6);
  expect(probabilities.map(([sick = 0, well = 0]) => sick + well)).toEqual([1, 1].map((one) => expect.closeTo(one, 6)));
});

test('numbers the rows of a data set without a key, through every range of rows', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);
  const rows = 40_000;
  await importCsv(home, `x\n${Array.from({ length: rows }, (_, row) => (row % 2 === 0 ? 1 : -1)).join('\n')}\n`);
  const path = join(home.folder, 'answers.csv');

  valueOf(await predict(home, path));

  const lines = linesOf(path);
  expect(lines.length).toBe(rows + 1);
  expect(lines[0]).toBe('row,prediction,probability_sick,probability_well');
  expect(lines.at(-1)).toMatch(/^40000,well,/);
  expect(home.progressed.at(-1)).toEqual({ done: rows, of: rows, rows });
});

test('says of every answer whether a person decides, by the limit of its site', async () => {
  const home = giveDeviceKey(openTestHome());
  await deployModel(home, 0.5);
  const operating = {
    basis: { kind: 'limit', threshold: 0.5 },
    unsureWithin: 0.1,
    sites: [{ site: 'Wanale', basis: { kind: 'limit', threshold: 0.9 } }],
  } as const;
  const asked = { ref: 'sick@1', operating, override: 'known from elsewhere' }; // no rows to judge it on
  valueOf(await promoteModel(home, calls['model.promote'].input.parse(asked)));
  const rows = ['0.2,Busiu', '0.2,Wanale', '2,Busiu', '2,Wanale', '0.2,'];
  await importCsv(home, `x,site\n${rows.join('\n')}\n`, { site: 'site' });
  const path = join(home.folder, 'answers.csv');

  valueOf(await predict(home, path));

  const lines = linesOf(path).map((line) => line.split(','));
  expect(lines.map((line) => line.slice(0, 3))).toEqual([
    ['row', 'prediction', 'unsure'],
    ['1', 'sick', 'true'],
    ['2', 'well', 'false'],
    ['3', 'sick', 'false'],
    ['4', 'well', 'true'],
    ['5', 'sick', 'true'],
  ]);
});

test('a number that was predicted is called the prediction', async () => {
  const home = openTestHome();
  await importCsv(home, 'a,b\n1,2\n0.5,0\n');
  const onnxPath = join(home.folder, 'sum.onnx');
  writeFileSync(onnxPath, weightedSum().onnx);
  valueOf(await importModel(home, { path: onnxPath, name: 'sum', dataset: 'visits', columns: ['a', 'b'] }));
  const path = join(home.folder, 'answers.csv');

  valueOf(await predictDataset(home, { model: 'sum', dataset: 'visits', path }));

  expect(linesOf(path)).toEqual(['row,prediction', '1,21', '2,0.5']);
});

/** Fails the test where anything is scored. */
const silentEngine: Engine = {
  request: async (name) => {
    throw new Error(`the engine was asked for ${name}`);
  },
};

test.each([
  ['a folder that is not there', 'nowhere/answers.csv', 'there is no folder'],
  ['a place where a folder stands', 'answers', 'a folder has this name'],
])('refuses %s before anything is scored', async (_, name, why) => {
  const home = openTestHome({ engine: silentEngine });
  await deployModel(home, 0.5);
  await importCsv(home, 'x\n1\n');
  mkdirSync(join(home.folder, 'answers'));

  const result = await predict(home, join(home.folder, name));

  expect(result).toMatchObject({
    ok: false,
    error: { code: 'file.unwritable', message: expect.stringContaining(why) },
  });
  expect(home.store.all('SELECT id FROM predictionWindow')).toEqual([]);
});

test('keeps no window when it is cancelled once all is scored and the file is due', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);
  await importCsv(home, 'x\n1\n');
  const abort = new AbortController();

  const result = await predict(
    { ...home, signal: abort.signal, progress: () => abort.abort() },
    join(home.folder, 'answers.csv'),
  );

  expect(result).toMatchObject({ ok: false, error: { code: 'reader.cancelled' } });
  expect(readdirSync(home.folder).filter((name) => name.startsWith('answers'))).toEqual([]);
  expect(home.store.all('SELECT id FROM predictionWindow')).toEqual([]);
  expect(home.store.all('SELECT id FROM lease')).toEqual([]);
});
