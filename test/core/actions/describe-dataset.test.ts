import { expect, test } from 'vitest';
import { describeDataset } from '../../../electron/core/actions/describe-dataset.ts';
import { pageDataset } from '../../../electron/core/actions/page-dataset.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import type { ColumnChange } from '../../../shared/column.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';
import { importText } from './import-text.ts';

const VISITS = 'code,weight,site\nA1,3.5,north\nA2,61,south\nA3,,south\nA4,7,est\n';

test('a description makes the next version of the same chunks, with the same digest', async () => {
  const home = openTestHome();
  const first = await importText(home, 'visits', VISITS);
  const chunks = home.store.all('SELECT sha256 FROM chunk ORDER BY sha256');
  const columns: ColumnChange[] = [
    { name: 'code', role: 'key' },
    { name: 'weight', unit: 'kg', min: 1, max: 30 },
    { name: 'site', categories: ['north', 'south'], sensitive: true },
  ];

  const { version, misfits } = valueOf(await describeDataset(home, { ref: 'visits', columns }));

  expect(version).toMatchObject({
    version: 2,
    rows: 4,
    digest: first.digest,
    source: { kind: 'described', fromVersionId: first.id, fromRef: 'visits@1', columns: ['code', 'weight', 'site'] },
    columns: [
      { name: 'code', type: 'text', role: 'key', missing: 0 },
      { name: 'weight', type: 'number', unit: 'kg', min: 1, max: 30, missing: 1 },
      { name: 'site', type: 'category', categories: ['north', 'south'], sensitive: true, missing: 0 },
    ],
  });
  expect(misfits).toEqual([
    { column: 'weight', count: 1, evidence: [{ row: 2, value: 61 }] },
    { column: 'site', count: 1, evidence: [{ row: 4, value: 'est' }] },
  ]);
  expect(home.store.all('SELECT sha256 FROM chunk ORDER BY sha256')).toEqual(chunks);
  expect(valueOf(await pageDataset(home, { ref: 'visits@2', firstRow: 1, rows: 1 })).rows).toEqual([
    ['A2', 61, 'south'],
  ]);
  expect(valueOf(await verifyDatasets(home, {})).ok).toBe(true);
  expect(lineageOf(home.store, version.id).edges).toContainEqual({ from: first.id, to: version.id, kind: 'described' });
  expect(home.store.value('SELECT kind FROM outbox ORDER BY id DESC LIMIT 1')).toBe('dataset.described');
});

test('a description stays when rows are added, and null takes a part of it away', async () => {
  const home = openTestHome();
  await importText(home, 'visits', VISITS);
  await describeDataset(home, { ref: 'visits', columns: [{ name: 'weight', unit: 'kg', min: 1, max: 30 }] });

  const appended = await importText(home, 'visits', 'code,weight,site\nA5,8,north\n', { append: true });
  const cleared = valueOf(await describeDataset(home, { ref: 'visits', columns: [{ name: 'weight', max: null }] }));

  expect(appended.columns[1]).toMatchObject({ unit: 'kg', min: 1, max: 30 });
  expect(cleared.version.columns[1]).toEqual({ name: 'weight', type: 'number', unit: 'kg', min: 1, missing: 1 });
});

test.each<[string, ColumnChange]>([
  ['dataset.columnUnknown', { name: 'height', unit: 'cm' }],
  ['dataset.rangeNeedsNumbers', { name: 'site', min: 1 }],
  ['dataset.rangeEmpty', { name: 'weight', min: 5, max: 4 }],
  ['dataset.categoriesNeedCategory', { name: 'weight', categories: ['1'] }],
  ['dataset.categoriesNeedCategory', { name: 'code', categories: ['A1'] }],
  ['dataset.identifierInside', { name: 'code', role: 'identifier' }],
  ['dataset.sameDescription', { name: 'site', unit: null }],
])('%s refuses %j and makes no version', async (code, change) => {
  const home = openTestHome();
  await importText(home, 'visits', VISITS);

  const refused = await describeDataset(home, { ref: 'visits', columns: [change] });

  expect(refused).toMatchObject({ ok: false, error: { code } });
  expect(home.store.value('SELECT count(*) FROM datasetVersion')).toBe(1);
});
