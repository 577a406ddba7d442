import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { answerOpenDialog, answerSaveDialog, expect, goTo, takePictures, test } from './journey.ts';

test('a backup is written, and restored later with what was done since kept beside it', async ({ open }) => {
  const { app, page, ask, home } = await open();
  await ask('project.create', { name: 'Wells of Mbale' });
  await ask('record.add', { subjectCode: 'W-1', values: { depth: 12 } });
  await goTo(page, 'Settings');
  const backup = page.getByRole('region', { name: 'Backup' });
  await expect(backup).toContainText('No backup yet');
  const path = join(dirname(home), 'wells.backup');
  await answerSaveDialog(app, path);
  await backup.getByRole('button', { name: 'Write a backup' }).press('Enter');
  await expect(backup).toContainText(/Last backup .*\d\d:\d\d/);
  await ask('record.add', { subjectCode: 'W-2', values: { depth: 9 } });

  await answerOpenDialog(app, path);
  await backup.getByRole('button', { name: 'Choose a backup' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Restore wells.backup' });
  await expect(dialog.getByRole('row', { name: 'Records 1 2' })).toBeVisible();
  await takePictures(page, 'restore');
  await dialog.getByRole('button', { name: 'Restore' }).press('Enter');

  // The page comes anew, on the restored home.
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Settings');
  await page.waitForFunction(() => 'journeyPort' in window);
  expect(await ask('record.list', {})).toMatchObject({ of: 1 });
  await goTo(page, 'Settings');
  await expect(backup).toContainText(/Restored .* from the backup of/);
  const kept = (await ask('home.show', {})).lastRestore?.keptAs ?? '';
  expect(existsSync(join(kept, 'fieldloop.db'))).toBe(true);
  await takePictures(page, 'restored');
});

test('a file that is no backup is refused, and what is here stays', async ({ open }) => {
  const { app, page, ask, home } = await open();
  await ask('project.create', { name: 'Wells of Mbale' });
  await goTo(page, 'Settings');
  await answerOpenDialog(app, join(home, 'home.lock'));
  await page.getByRole('button', { name: 'Choose a backup' }).press('Enter');

  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('is no backup that the key of this home opens');
  await expect(dialog.getByRole('button', { name: /^Restore/ })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('button', { name: 'Keep what is here' }).press('Enter');
  await expect(dialog).toBeHidden();
});
