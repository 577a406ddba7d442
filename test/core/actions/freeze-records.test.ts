import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addLabel } from '../../../electron/core/actions/add-label.ts';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { freezeRecords } from '../../../electron/core/actions/freeze-records.ts';
import { pageDataset } from '../../../electron/core/actions/page-dataset.ts';
import { previewFreeze } from '../../../electron/core/actions/preview-freeze.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { listLineageRecords } from '../../../electron/core/actions/list-lineage-records.ts';
import { addNode, lineageOf } from '../../../electron/core/store/lineage.ts';
import type { WritableDb } from '../../../electron/core/store/open-database.ts';
import { appendRecordEvent, insertRecord } from '../../../electron/core/store/records.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { definition, visit } from './capture-home.ts';
import { deployModel } from './deployed-model.ts';

/** The rows of a version, each by column. */
async function rowsOf(home: TestHome, { id }: DatasetVersion) {
  const { columns, rows } = valueOf(await pageDataset(home, { ref: id, firstRow: 0, rows: 100 }));
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, place) => [name, row[place]])));
}

const thin = { column: 'muac_cm', operator: '<' as const, value: 12 };

test('records that fit become a version without names and free text, and its selection can be frozen again', async () => {
  const home = openTestHome({ definition });
  const first = await visit(home, 'C-1', { name: 'Grace', note: 'alone', sex: 'female', muac_cm: 11.2 });
  await visit(home, 'C-2', { name: 'Ali', sex: 'male', muac_cm: 13.5, born: '2024-03-01' });

  const version = valueOf(await freezeRecords(home, { name: 'thin', where: thin }));

  expect(version).toMatchObject({ name: 'thin', version: 1, rows: 1 });
  expect(version.source).toMatchObject({ kind: 'records', where: thin, leftOut: ['name', 'note'] });
  expect(await rowsOf(home, version)).toMatchObject([{ record: first, subject: 'C-1', sex: 'female', muac_cm: 11.2 }]);
  expect(JSON.stringify(await rowsOf(home, version))).not.toMatch(/Grace|alone/);
  expect(lineageOf(home.store, version.id).edges).toEqual([{ from: first, to: version.id, kind: 'frozen' }]);

  const second = await visit(home, 'C-3', { muac_cm: 10.9 });
  const again = valueOf(await freezeRecords(home, { replay: 'thin@1' }));
  expect(again).toMatchObject({ name: 'thin', version: 2, rows: 2 });
  expect((await rowsOf(home, again)).map((row) => row['record'])).toEqual([first, second]);
});

test('a selection is counted before it is frozen, with the categories that the records hold', async () => {
  const home = openTestHome({ definition });
  await visit(home, 'C-1', { name: 'Grace', sex: 'female', muac_cm: 11.2 });
  await visit(home, 'C-2', { name: 'Ali', sex: 'male', muac_cm: 13.5 });

  const all = valueOf(await previewFreeze(home, {}));

  expect(all).toMatchObject({ rows: 2, of: 2, values: { sex: ['female', 'male'] } });
  expect(JSON.stringify(all)).not.toMatch(/Grace|Ali/);
  expect(valueOf(await previewFreeze(home, { where: thin }))).toMatchObject({ rows: 1, of: 2 });
  expect(home.store.value('SELECT count(*) FROM datasetVersion')).toBe(0);
  const { id } = valueOf(await freezeRecords(home, { name: 'thin', where: thin }));
  await visit(home, 'C-3', { muac_cm: 10.9 });
  expect(valueOf(await previewFreeze(home, { replay: id }))).toMatchObject({ rows: 2, of: 3 });
});

test('the newest answer stands beside its record, with who gave it and whether the prediction was shown', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);
  const add = async (x: number) =>
    valueOf(await addRecord(home, { values: { x }, unmeasured: {}, predictionShown: false })).prediction?.id ?? '';
  const [corrected, confirmed, unanswered] = [await add(1), await add(0), await add(2)];
  const say = (predictionId: string, answer: Parameters<typeof addLabel>[1]['answer'], predictionShown: boolean) =>
    addLabel(home, { predictionId, answer, predictionShown });
  await say(corrected, { kind: 'confirmed' }, false);
  await say(corrected, { kind: 'corrected', to: 'well' }, false);
  await say(confirmed, { kind: 'confirmed' }, true);

  const version = valueOf(await freezeRecords(home, { name: 'answered' }));

  expect(unanswered).not.toBe('');
  const by = home.actorId;
  expect((await rowsOf(home, version)).toSorted((one, other) => Number(one['x']) - Number(other['x']))).toMatchObject([
    { x: 0, answer: 'sick', answered_by: by, prediction_shown: 'true' },
    { x: 1, answer: 'well', answered_by: by, prediction_shown: 'false' },
    { x: 2, answer: null, answered_by: null, prediction_shown: null },
  ]);
  expect(version.columns.find(({ name }) => name === 'answer')).toMatchObject({ role: 'label', missing: 1 });
  expect(version.columns.find(({ name }) => name === 'prediction_shown')).toMatchObject({ role: 'shown' });
});

test('an answer given after the person had once seen the prediction is no blind one', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);
  const added = await addRecord(home, { values: { x: 1 }, unmeasured: {}, predictionShown: false });
  const predictionId = valueOf(added).prediction?.id ?? '';
  valueOf(await addLabel(home, { predictionId, answer: { kind: 'confirmed' }, predictionShown: true }));
  valueOf(await addLabel(home, { predictionId, answer: { kind: 'corrected', to: 'well' }, predictionShown: false }));

  const version = valueOf(await freezeRecords(home, { name: 'answered' }));

  expect(await rowsOf(home, version)).toMatchObject([{ answer: 'well', prediction_shown: 'true' }]);
});

test('of answers given within one millisecond the last one stands', async () => {
  const home = openTestHome({ now: () => 1_790_000_000_000 });
  await deployModel(home, 0.5);
  const added = await addRecord(home, { values: { x: 1 }, unmeasured: {}, predictionShown: false });
  const predictionId = valueOf(added).prediction?.id ?? '';
  const answers = [...Array.from({ length: 8 }, (_, place) => (place % 2 === 0 ? 'sick' : 'unknown')), 'well'];
  for (const to of answers) {
    valueOf(await addLabel(home, { predictionId, answer: { kind: 'corrected', to }, predictionShown: false }));
  }

  const version = valueOf(await freezeRecords(home, { name: 'answered' }));

  expect(await rowsOf(home, version)).toMatchObject([{ answer: 'well' }]);
});

test('a selection that nothing fits, an unknown column and a version of a file are refused', async () => {
  const home = openTestHome({ definition });
  await visit(home, 'C-1', { muac_cm: 13 });

  expect(await freezeRecords(home, { name: 'thin', where: thin })).toMatchObject({ error: { code: 'freeze.noRows' } });
  const unknown = { ...thin, column: 'nothing' };
  expect(await freezeRecords(home, { name: 'thin', where: unknown })).toMatchObject({
    error: { code: 'freeze.columnUnknown' },
  });
  expect(await freezeRecords(home, {})).toMatchObject({ error: { code: 'freeze.noName' } });
  expect(await freezeRecords(home, { replay: 'gone' })).toMatchObject({ error: { code: 'dataset.unknown' } });
  expect(home.store.value('SELECT count(*) FROM datasetVersion')).toBe(0);
});

test('a version of more records than a graph can show says which they are, and each of them in which versions it is', async () => {
  const home = openTestHome({ definition });
  const ids = Array.from({ length: 2_345 }, () => randomUUID());
  home.store.transaction((db) => {
    for (const id of ids) insertTestRecord(db, home, id);
  });
  const version = valueOf(await freezeRecords(home, { name: 'all' }));
  const later = randomUUID();
  home.store.transaction((db) => insertTestRecord(db, home, later));

  const { nodes } = lineageOf(home.store, version.id);
  expect(nodes.map(({ kind, label }) => [kind, label])).toContainEqual(['record', '2345 records']);
  const pages = [await page(home, version.id, ''), await page(home, version.id, ids.toSorted()[999] ?? '')];
  expect(pages.flatMap(({ records }) => records)).toEqual(ids.toSorted().slice(0, 2_000));
  expect(pages[0]?.total).toBe(2_345);
  for (const id of [ids[0] ?? '', ids[2_000] ?? '']) {
    expect(lineageOf(home.store, id).nodes.map((node) => node.id)).toContain(version.id);
  }
  expect(lineageOf(home.store, later).nodes.map((node) => node.id)).toEqual([later]);
});

const page = async (home: TestHome, ref: string, after: string) =>
  valueOf(await listLineageRecords(home, { ref, after, limit: 1_000 }));

/** A visit without an action: thousands of them in one transaction. */
function insertTestRecord(db: WritableDb, { projectId, actorId, deviceId }: TestHome, id: string): void {
  insertRecord(db, { id, projectId, subjectId: null, createdAtMs: 1 });
  addNode(db, { id, kind: 'record', label: id, projectId, atMs: 1 });
  appendRecordEvent(db, {
    id: randomUUID(),
    recordId: id,
    baseEventId: null,
    alsoBaseEventIds: [],
    values: { muac_cm: 12 },
    sealed: null,
    unmeasured: {},
    actorId,
    deviceId,
    capturedAtMs: 1,
    clockBehindMs: null,
    form: null,
  });
}
