import { addVisits } from './home-tables.ts';
import { expect, goTo, takePictures, test } from './journey.ts';

/** More than a graph draws one by one. */
const RECORDS = 1_001;

test('a version of many records opens to them, page by page, and a record says in which versions it is', async ({
  openPractice,
}) => {
  const { app, ask: askFirst, home } = await openPractice();
  await askFirst('record.add', { values: { site: 'Busiu', age_months: 20 } });
  await app.close();
  await addVisits(home, RECORDS - 1);
  const { page, ask } = await openPractice({ FIELDLOOP_HOME: home });
  const frozen = await ask('record.freeze', { name: 'many' });
  const { records } = await ask('lineage.records', { ref: frozen.id, limit: 101 });
  await goTo(page, 'Lineage');
  await page.getByRole('textbox', { name: /Find by name or id/ }).fill(frozen.id);
  await page.keyboard.press('Enter');

  await page.getByRole('button', { name: '1,001 records' }).first().press('Enter');
  const panel = page.getByRole('main');
  await expect(panel).toContainText('1–100 of 1,001');
  await takePictures(page, 'lineage-records');
  await panel.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(panel).toContainText('101–200 of 1,001');
  const record = records[100] ?? '';
  await panel.getByRole('button', { name: `Record ${record.slice(0, 4)}…${record.slice(-4)}` }).press('Enter');

  const versions = panel.getByRole('region', { name: 'In these data set versions' });
  await expect(versions.getByRole('button')).toHaveText(['Many v1']);
  await takePictures(page, 'lineage-record');
});
