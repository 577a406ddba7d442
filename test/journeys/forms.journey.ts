import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsForm } from '../../scripts/practice/write-xls-form.ts';
import { answerOpenDialog, expect, goTo, takePictures, test } from './journey.ts';

const settings = [{ form_id: 'wells', form_title: 'Wells' }];

test('a form with errors is refused by row, a mended one is imported and asked in its repeats', async ({
  openPractice,
}) => {
  const { app, page, ask } = await openPractice();
  const folder = mkdtempSync(join(tmpdir(), 'forms-'));
  const [bad, good] = [join(folder, 'bad.xlsx'), join(folder, 'good.xlsx')];
  await writeXlsForm(bad, { survey: [{ type: 'text', name: 'a', label: 'A', relevant: '${ghost} = 1' }], settings });
  await writeXlsForm(good, {
    survey: [
      { type: 'begin repeat', name: 'sample', label: 'Sample' },
      { type: 'decimal', name: 'ph', label: 'Acidity (pH)', constraint: '. <= 14' },
      { type: 'end repeat' },
    ],
    settings,
  });
  await goTo(page, 'Settings');

  await answerOpenDialog(app, bad);
  await page.getByRole('button', { name: 'Import an XLSForm…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('"a" looks at "ghost", which the form does not have.');
  await takePictures(page, 'form-refused');
  await page.keyboard.press('Escape');
  await answerOpenDialog(app, good);
  await page.getByRole('button', { name: 'Import an XLSForm…' }).press('Enter');
  await expect(dialog).toContainText('Nothing is wrong with it.');
  await dialog.getByRole('button', { name: 'Import this form' }).press('Enter');
  await page.getByRole('button', { name: 'Ask “Wells”' }).press('Enter');
  await goTo(page, 'Capture');
  await page.getByLabel('Acidity', { exact: true }).fill('7,1');
  await page.getByRole('button', { name: 'Add: Sample' }).press('Enter');
  await expect(page.getByLabel('Acidity', { exact: true }).nth(1)).toBeFocused();
  await page.keyboard.type('6.8');
  await page.getByRole('button', { name: 'Save the record' }).click();

  await expect(page.getByText('It is safe on this laptop')).toBeVisible();
  const { records } = await ask('record.list', {});
  expect(records).toMatchObject([{ values: { 'sample[1]/ph': 7.1, 'sample[2]/ph': 6.8 } }]);
});
