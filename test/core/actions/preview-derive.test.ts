import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deriveDataset } from '../../../electron/core/actions/derive-dataset.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { previewDerive } from '../../../electron/core/actions/preview-derive.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const VISITS = `site,age
north,12
south,
north,30
west,7
`;

type Steps = Input<'dataset.previewDerive'>['steps'];

const preview = (home: TestHome, steps: Steps) =>
  previewDerive(home, calls['dataset.previewDerive'].input.parse({ ref: 'visits', steps }));

async function openVisits(): Promise<TestHome> {
  const home = openTestHome();
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, VISITS);
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits' })));
  return home;
}

const countOf = (home: TestHome, table: string): number =>
  home.store.value<number>(`SELECT count(*) FROM "${table}"`) ?? 0;

const STEPS: Steps = [
  { kind: 'filter', where: { column: 'site', operator: '!=', value: 'west' } },
  { kind: 'fill', column: 'age', with: 'mean' },
];

test('a preview counts what steps would leave and what they would learn, and stores nothing', async () => {
  const home = await openVisits();
  const before = [countOf(home, 'chunk'), countOf(home, 'datasetVersion'), countOf(home, 'outbox')];

  const seen = valueOf(await preview(home, STEPS));

  expect(seen).toMatchObject({ rows: 3, of: 4, steps: [STEPS[0], { ...STEPS[1], value: 21 }] });
  expect(seen.columns.map(({ name, missing }) => [name, missing])).toEqual([
    ['site', 0],
    ['age', 0],
  ]);
  expect([countOf(home, 'chunk'), countOf(home, 'datasetVersion'), countOf(home, 'outbox')]).toEqual(before);
});

test('a preview says what taking the steps then makes', async () => {
  const home = await openVisits();
  const seen = valueOf(await preview(home, STEPS));
  const made = valueOf(await deriveDataset(home, calls['dataset.derive'].input.parse({ ref: 'visits', steps: STEPS })));
  expect({ rows: made.rows, columns: made.columns }).toEqual({ rows: seen.rows, columns: seen.columns });
});

test('a preview of steps that cannot be taken fails as taking them does', async () => {
  const home = await openVisits();
  const failed = await preview(home, [{ kind: 'fill', column: 'site', with: 'mean' }]);
  const refused = await deriveDataset(
    home,
    calls['dataset.derive'].input.parse({ ref: 'visits', steps: [{ kind: 'fill', column: 'site', with: 'mean' }] }),
  );
  expect(failed).toEqual(refused);
  expect(failed.ok).toBe(false);
});
