import { addData } from './add-data.ts';
import { expect, goTo, takePictures, test } from './journey.ts';
import type { Ask } from './window-port.ts';

/** Visits of children at one site, with these upper-arm measures in cm. */
async function captureVisits(ask: Ask, site: string, measures: readonly number[]): Promise<void> {
  for (const [place, muac_cm] of measures.entries()) {
    const values = {
      visit_date: '2026-11-20',
      site,
      age_months: 20,
      sex: 'male',
      weight_kg: 10,
      height_cm: 80,
      muac_cm,
    };
    await ask('record.add', { subjectCode: `${site}-${place}`, values });
  }
}

test('records are chosen by a sentence, counted, frozen into a version that says which they are, and frozen again', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await captureVisits(ask, 'Busiu', [11.2, 12, 13.4]);
  await captureVisits(ask, 'Wanale', [11.4, 14]);
  await goTo(page, 'Data');
  await addData(page, 'From records captured here');
  await expect(page.getByText('5 of 5 records. Every record')).toBeVisible();
  await page.getByRole('button', { name: 'Only some of them' }).press('Enter');
  await page.getByLabel('Column', { exact: true }).selectOption({ label: 'MUAC' });
  await page.getByLabel('Comparison').selectOption({ label: 'is less than' });
  await page.getByLabel('Value', { exact: true }).fill('12.5');
  await expect(page.getByText('3 of 5 records. Records where MUAC is less than 12.5')).toBeVisible();
  await takePictures(page, 'freeze');
  await page.getByLabel('Name of the data set').fill('thin');
  await page.getByRole('button', { name: 'Freeze the records' }).press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: /^Thin v1/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Where it came from' }).click();
  const selection = page.getByRole('region', { name: 'Made of records' });
  await expect(selection).toContainText('Records where MUAC is less than 12.5, as they stood on');
  await captureVisits(ask, 'Nakaloke', [10.9]);
  await expect(selection).toContainText('4 records fit it now.');
  await takePictures(page, 'frozen-origin');
  await selection.getByRole('button', { name: 'Freeze the same selection again' }).press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: /^Thin v2/ })).toBeVisible();
  const { version } = await ask('dataset.show', { ref: 'thin' });
  expect(version).toMatchObject({ version: 2, rows: 4, source: { kind: 'records', where: { value: 12.5 } } });
});

test('a selection that nobody fits cannot be frozen', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await captureVisits(ask, 'Busiu', [13.4]);
  await goTo(page, 'Data');
  await addData(page, 'From records captured here');
  await page.getByRole('button', { name: 'Only some of them' }).press('Enter');
  await page.getByLabel('Column', { exact: true }).selectOption({ label: 'MUAC' });
  await page.getByLabel('Comparison').selectOption({ label: 'is less than' });
  await page.getByLabel('Value', { exact: true }).fill('12.5');

  await expect(page.getByText('0 of 1 record.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Freeze the records' })).toHaveAttribute('aria-disabled', 'true');
  expect((await ask('dataset.list', {})).datasets.map(({ name }) => name)).toEqual(['screening']);
});
