import { dirname, join } from 'node:path';
import { answerOpenDialog, answerSaveDialog, expect, goTo, takePictures, test } from './journey.ts';
import { damageChunk } from './home-tables.ts';

test('a backup is written from Settings, and mends a part of the data that a disk has spoiled', async ({
  open,
  openPractice,
}) => {
  const { app, page, home } = await openPractice();
  const backup = join(dirname(home), 'fieldloop.backup');
  await answerSaveDialog(app, backup);
  await goTo(page, 'Settings');
  await expect(page.getByRole('region', { name: 'What takes space' })).toContainText(/Data sets.*kB/);
  await page.getByRole('button', { name: 'Write a backup' }).click();
  await expect(page.getByText(/Written and read again/)).toBeVisible();
  await app.close();
  const sha256 = await damageChunk(home);

  const again = await open({ FIELDLOOP_HOME: home });
  await goTo(again.page, 'Data');
  await again.page.getByRole('button', { name: 'More', exact: true }).click();
  await again.page.getByRole('menuitem', { name: 'Check that all is whole' }).click();
  const dialog = again.page.getByRole('dialog');
  await expect(dialog).toContainText('1 part is damaged. Nothing was changed.');
  await expect(dialog).toContainText('Needed by Screening v1.');
  expect((await again.ask('dataset.verify', {})).damaged).toMatchObject([{ id: sha256, kind: 'chunk' }]);
  await takePictures(again.page, 'damaged');
  await answerOpenDialog(again.app, backup);
  await dialog.getByRole('button', { name: 'Fetch from a backup' }).click();

  await expect(dialog).toContainText('1 part was fetched from the backup.');
  await expect(dialog).toContainText('All is whole again.');
  expect(await again.ask('dataset.verify', {})).toMatchObject({ ok: true, damaged: [] });
});
