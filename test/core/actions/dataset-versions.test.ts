import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { listDatasets } from '../../../electron/core/actions/list-datasets.ts';
import { pageDataset } from '../../../electron/core/actions/page-dataset.ts';
import { calls } from '../../../shared/calls.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { writeWideCsv } from '../../bench/wide-csv.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

async function importText(home: TestHome, content: string, append = false): Promise<DatasetVersion> {
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, content);
  return valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits', append })));
}

test('an import under a name that is there replaces the newest version, says so, and keeps the old one', async () => {
  const home = openTestHome();
  const first = await importText(home, 'site,weight\na,1.5\n');
  const second = await importText(home, 'place\nwest\n');

  expect(first.source).not.toHaveProperty('replaces');
  expect(second).toMatchObject({ version: 2, source: { kind: 'file', replaces: 'visits@1' } });
  expect(valueOf(await listDatasets(home, {})).datasets).toEqual([second, first]);
  expect(valueOf(await pageDataset(home, { ref: 'visits@1', firstRow: 0, rows: 9 })).rows).toEqual([['a', 1.5]]);
  // Nothing of the old version is in the new one, so nothing in the lineage says that it came of it.
  expect(lineageOf(home.store, second.id).edges.filter(({ to }) => to === second.id)).toMatchObject([
    { kind: 'imported' },
  ]);
});

test('appended rows name the version that they stand under', async () => {
  const home = openTestHome();
  const first = await importText(home, 'site,weight\na,1.5\n');
  const second = await importText(home, 'site,weight\nb,2.5\n', true);

  expect(second.source).toMatchObject({ kind: 'file', appendedTo: 'visits@1' });
  expect(lineageOf(home.store, second.id).edges).toContainEqual({ from: first.id, to: second.id, kind: 'appended' });
});

/** Everything in the home's file, its indexes and lists of chunks too. */
const pagesUsed = (home: TestHome): number =>
  Number(home.raw.pragma('page_count', { simple: true })) - Number(home.raw.pragma('freelist_count', { simple: true }));

test('appending 1 % of 1,000,000 rows × 20 stores at most 2 % more', async () => {
  const home = openTestHome();
  const path = join(home.folder, 'wide.csv');
  const importWide = async (rows: number, seed: number, append: boolean): Promise<DatasetVersion> => {
    writeWideCsv(path, rows, seed);
    return valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'wide', append })));
  };
  const empty = pagesUsed(home);
  await importWide(1_000_000, 1, false);
  const before = pagesUsed(home);

  const appended = await importWide(10_000, 2, true);

  const added = pagesUsed(home) - before;
  expect(appended.rows).toBe(1_010_000);
  expect(added).toBeGreaterThan(0);
  expect(added / (before - empty)).toBeLessThan(0.02);
}, 180_000);
