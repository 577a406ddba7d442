import { dirname, join } from 'node:path';
import { answerOpenDialog, answerSaveDialog, CURRENT_FILE, expect, goTo, takePictures, test } from './journey.ts';

test('a colleague’s file says what it would bring, brings that, and then brings nothing more', async ({ open }) => {
  const colleague = await open();
  await colleague.ask('project.create', { name: 'Screening of Mbale' });
  await colleague.ask('record.add', { subjectCode: 'BUS-1', values: { muac_cm: 11.2 } });
  await colleague.ask('dataset.import', { path: CURRENT_FILE, dataset: 'november' });
  const path = join(dirname(colleague.home), 'mbale.exchange');
  await answerSaveDialog(colleague.app, path);
  await goTo(colleague.page, 'Settings');
  await colleague.page.getByRole('button', { name: 'Write the file' }).press('Enter');
  await expect(colleague.page.getByText(/^Wrote the project/)).toBeVisible();
  await colleague.app.close();

  const { app, page, ask } = await open();
  await ask('project.create', { name: 'Another project' });
  await answerOpenDialog(app, path);
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Screening of Mbale is not on this laptop yet.');
  await expect(dialog.getByRole('row', { name: /Versions of data 1 0/ })).toBeVisible();
  await expect(dialog).toContainText('New versions: November with 700 rows.');
  expect(await ask('dataset.list', {})).toEqual({ datasets: [] });
  await takePictures(page, 'merge-preview');
  await dialog.getByRole('button', { name: 'Open Screening of Mbale here' }).press('Enter');

  await expect(page.getByText('Screening of Mbale is open here now, with what the file brought')).toBeVisible();
  expect((await ask('dataset.list', {})).datasets).toMatchObject([{ name: 'november', rows: 700 }]);
  expect(await ask('record.list', {})).toMatchObject({ of: 1 });
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter');
  await expect(dialog).toContainText('All of it is here already.');
  await expect(dialog.getByRole('button', { name: /^Merge/ })).toHaveAttribute('aria-disabled', 'true');
});
