import { expect, test } from 'vitest';
import { deleteDataset } from '../../../electron/core/actions/delete-dataset.ts';
import { describeDataset } from '../../../electron/core/actions/describe-dataset.ts';
import { listDatasets } from '../../../electron/core/actions/list-datasets.ts';
import { listDependents } from '../../../electron/core/actions/list-dependents.ts';
import { listRuns } from '../../../electron/core/actions/list-runs.ts';
import { pageDataset } from '../../../electron/core/actions/page-dataset.ts';
import { predictDataset } from '../../../electron/core/actions/predict-dataset.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { calls } from '../../../shared/calls.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { importText } from './import-text.ts';

const VISITS = `code,weight,site,sick\n${Array.from({ length: 200 }, (_, row) => `V${row},${(row * 37) % 101},s${row % 3},${(row * 37) % 101 < 30 ? 'yes' : 'no'}`).join('\n')}\n`;
const chunkCount = ({ store }: TestHome): number => store.value<number>('SELECT count(*) FROM chunk') ?? 0;

/** A model that was trained on visits@1, in use. */
async function withModel(home: TestHome): Promise<void> {
  const input = { dataset: 'visits', target: 'sick', name: 'referral', parameters: { trees: 5 } };
  valueOf(await trainModel(home, calls['model.train'].input.parse(input)));
  valueOf(await promoteModel(home, calls['model.promote'].input.parse({ ref: 'referral' })));
}
import { allRuns } from './all-runs.ts';

test('a deleted version leaves its tombstone: lineage, runs and digest stay, its rows are gone', async () => {
  const home = openTestHome();
  const version = await importText(home, 'visits', VISITS);
  await withModel(home);
  const before = lineageOf(home.store, version.id);
  const uses = valueOf(await listDependents(home, { ref: 'visits' }));

  const deleted = valueOf(await deleteDataset(home, { ref: 'visits', versionId: version.id }));

  expect(uses).toMatchObject({ ref: 'visits@1', models: ['referral@1'], windows: [], derived: [], blockedBy: null });
  expect(uses.runs).toMatchObject([{ modelName: 'referral', status: 'finished' }]);
  expect(deleted).toEqual({ ref: 'visits@1', versionId: version.id, freedBytes: uses.freedBytes });
  expect(uses.freedBytes).toBeGreaterThan(100);
  expect(chunkCount(home)).toBe(0);
  expect(valueOf(await listDatasets(home, {})).datasets).toEqual([]);
  expect(lineageOf(home.store, version.id)).toEqual(before);
  expect(valueOf(await listRuns(home, allRuns)).runs).toMatchObject([{ datasetRef: 'visits@1' }]);
  expect(home.store.value('SELECT digest FROM datasetVersion')).toBe(version.digest);
  expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: true, versions: 1, chunks: 0 });
  expect(home.store.first('SELECT kind, entityId FROM outbox ORDER BY id DESC')).toEqual({
    kind: 'dataset.deleted',
    entityId: version.id,
  });
});

test('chunks that another version uses stay, and the next version counts on', async () => {
  const home = openTestHome();
  await importText(home, 'visits', VISITS);
  await describeDataset(home, { ref: 'visits', columns: [{ name: 'weight', unit: 'kg' }] });
  const chunks = chunkCount(home);
  const { freedBytes } = valueOf(await deleteDataset(home, { ref: 'visits@1' }));

  const page = await pageDataset(home, { ref: 'visits', firstRow: 0, rows: 1 });
  const third = await importText(home, 'visits', VISITS);

  expect([freedBytes, chunkCount(home)]).toEqual([0, chunks]);
  expect(valueOf(page).rows).toEqual([['V0', 0, 's0', 'yes']]);
  expect(third.version).toBe(3);
  for (const ref of ['visits@1', 'gone']) {
    expect(await deleteDataset(home, { ref })).toMatchObject({ ok: false, error: { code: 'dataset.unknown' } });
  }
});

test('rows whose predictions wait in the review cannot be deleted, until another window is looked at', async () => {
  const home = openTestHome();
  await importText(home, 'visits', VISITS);
  await withModel(home);
  await importText(home, 'november', VISITS.replaceAll('V', 'N'));
  await predictDataset(home, calls['predict.dataset'].input.parse({ dataset: 'november' }));

  const refused = await deleteDataset(home, { ref: 'november' });
  await predictDataset(
    { ...home, now: () => Date.now() + 1_000 },
    calls['predict.dataset'].input.parse({ dataset: 'visits' }),
  );
  const uses = valueOf(await listDependents(home, { ref: 'november' }));

  expect(refused).toMatchObject({ ok: false, error: { code: 'dataset.inUse' } });
  expect(uses).toMatchObject({ windows: [{ modelRef: 'referral@1', rows: 200 }], blockedBy: null });
  expect(await deleteDataset(home, { ref: 'november' })).toMatchObject({ ok: true });
  expect(valueOf(await verifyDatasets(home, {})).damaged).toEqual([]);
});

test('another version than the one that was asked about is not deleted', async () => {
  const home = openTestHome();
  const first = await importText(home, 'visits', VISITS);
  await importText(home, 'visits', VISITS.replaceAll('V', 'W'));

  const refused = await deleteDataset(home, { ref: 'visits', versionId: first.id });

  expect(refused).toMatchObject({ ok: false, error: { code: 'dataset.otherVersion' } });
  expect(valueOf(await listDatasets(home, {})).datasets).toHaveLength(2);
});
