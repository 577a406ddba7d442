import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { addLabel } from '../../../electron/core/actions/add-label.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { listReview } from '../../../electron/core/actions/list-review.ts';
import { predictDataset } from '../../../electron/core/actions/predict-dataset.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { windowProfile } from '../../../electron/core/store/windows.ts';
import { calls } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';

async function importCsv(home: TestHome, text: string) {
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, text);
  const roles = { child: 'subject' };
  return valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits', roles })));
}

const VISITS = 'child,x,state\nA-1,-2.5,well\nB-2,0.5,sick\nC-3,3.5,sick\nD-4,1.5,well\n';

async function scoredVisits() {
  const home = openTestHome();
  const model = await deployModel(home, 0.5);
  const version = await importCsv(home, VISITS);
  const window = valueOf(await predictDataset(home, { model: '@champion', dataset: 'visits' }));
  return { home, model, version, window };
}

test('scores a data set version into a window with metrics, profile and lineage', async () => {
  const { home, model, version, window } = await scoredVisits();

  expect(window).toMatchObject({ modelRef: 'sick@1', datasetRef: 'visits@1', rows: 4, threshold: 0.5 });
  expect(window.metrics).toMatchObject({ accuracy: 0.75, auc: 0.75, sensitivity: 1, specificity: 0.5 });
  const profile = windowProfile(home.store, window.id);
  expect(Object.keys(profile?.columns ?? {})).toEqual(['x', 'prediction', 'confidence']);
  expect(profile?.columns['prediction']).toMatchObject({ n: 4, values: ['sick', 'well'], counts: [3, 1] });
  const made = lineageOf(home.store, window.id).nodes.map(({ id }) => id);
  expect(made).toEqual(expect.arrayContaining([model.id, version.id]));
  expect(home.store.all('SELECT id FROM lease')).toEqual([]);
});

test('keeps nothing of a data set that lacks what the model reads', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);
  await importCsv(home, 'child,y\nA-1,2.5\n');

  const result = await predictDataset(home, { model: '@champion', dataset: 'visits' });

  expect(result).toMatchObject({ ok: false, error: { code: 'predict.columnMissing' } });
  expect(home.store.all('SELECT id FROM predictionWindow')).toEqual([]);
});

test('keeps a prediction of values that are no record', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);

  const prediction = valueOf(await predictRecord(home, { model: 'sick@1', record: { x: 2 } }));

  expect(prediction).toMatchObject({ recordId: null, output: { prediction: 'sick' } });
  expect(home.store.all('SELECT id FROM prediction')).toEqual([{ id: prediction.id }]);
});

test('says that no model is deployed', async () => {
  const result = await predictRecord(openTestHome(), { model: '@champion', record: { x: 2 } });

  expect(result).toMatchObject({ ok: false, error: { code: 'model.noneDeployed' } });
});

test('lists what waits for a person, nearest to the threshold first, and drops what is answered', async () => {
  const { home, window } = await scoredVisits();
  const single = valueOf(await predictRecord(home, { model: '@champion', record: { x: 1 } }));

  const { items, waiting } = valueOf(await listReview(home, { limit: 3 }));

  expect(waiting).toBe(5);
  expect(items.map(({ prediction }) => prediction.id)).toEqual([`${window.id}:1`, single.id, `${window.id}:3`]);
  expect(items[0]).toMatchObject({ title: 'B-2', classes: ['sick', 'well'], prediction: { input: { x: 0.5 } } });
  valueOf(
    await addLabel(home, { predictionId: `${window.id}:1`, answer: { kind: 'confirmed' }, predictionShown: true }),
  );
  const after = valueOf(await listReview(home, { limit: 1 }));
  expect([after.waiting, after.items[0]?.prediction.id]).toEqual([4, single.id]);
});

test('an answer to a row of a batch is traced to its window', async () => {
  const { home, window } = await scoredVisits();
  const predictionId = `${window.id}:2`;

  const label = valueOf(
    await addLabel(home, { predictionId, answer: { kind: 'corrected', to: 'well' }, predictionShown: true }),
  );

  expect(lineageOf(home.store, label.id).edges).toEqual(
    expect.arrayContaining([
      { from: window.id, to: predictionId, kind: 'holds' },
      { from: predictionId, to: label.id, kind: 'answered' },
    ]),
  );
});

test('a row beyond the end of a window is no prediction', async () => {
  const { home, window } = await scoredVisits();

  const result = await addLabel(home, {
    predictionId: `${window.id}:4`,
    answer: { kind: 'unsure' },
    predictionShown: true,
  });

  expect(result).toMatchObject({ ok: false, error: { code: 'prediction.unknown' } });
});

test('says in the review list where a row and a captured record are from', async () => {
  const definition = ProjectDefinition.parse({ columns: [{ name: 'site', type: 'category', role: 'site' }] });
  const home = openTestHome({ definition });
  await deployModel(home, 0.5);
  const path = join(home.folder, 'sites.csv');
  writeFileSync(path, 'child,site,x\nA-1,Busiu,0.5\nB-2,,0.6\n');
  const roles = { child: 'subject', site: 'site' };
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits', roles })));
  valueOf(await predictDataset(home, { model: '@champion', dataset: 'visits' }));
  valueOf(
    await addRecord(home, calls['record.add'].input.parse({ subjectCode: 'C-3', values: { site: 'Wanale', x: 0.7 } })),
  );

  const { items } = valueOf(await listReview(home, { limit: 10 }));

  const placeByTitle = Object.fromEntries(items.map(({ title, place }) => [title, place]));
  expect(placeByTitle).toEqual({ 'A-1': 'Busiu', 'B-2': null, 'C-3': 'Wanale' });
});
