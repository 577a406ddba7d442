import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, goTo, TRAINING_FILE, takePictures, test } from './journey.ts';

/** Practice rows of one answer more often than the other, each measured a little otherwise than before. */
function writeNewRows(home: string): string {
  const [header = '', ...rows] = readFileSync(TRAINING_FILE, 'utf8').trimEnd().split('\n');
  const muac = header.split(',').indexOf('muac_cm');
  const moved = rows.slice(0, 600).map((row) => {
    const cells = row.split(',');
    const value = Number(cells[muac]);
    if (cells[muac] !== '' && Number.isFinite(value)) cells[muac] = (value + 0.4).toFixed(1);
    return cells.join(',');
  });
  const path = join(dirname(home), 'new.csv');
  writeFileSync(path, [header, ...moved, ''].join('\n'));
  return path;
}

test('a model goes on from an earlier version, and its run shows what is kept of it', async ({ openPractice }) => {
  const { page, ask, home } = await openPractice();
  const parameters = { trees: 30 };
  await ask('model.train', { dataset: 'screening', target: 'needs_referral', name: 'referral', parameters });
  await ask('dataset.import', { path: writeNewRows(home), dataset: 'lately' });
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Train a model' }).first().click();
  await page.getByLabel('Learned from', { exact: true }).selectOption('Lately v1, 600 rows');
  await page.getByLabel('What it tells').selectOption('needs_referral');
  await page.getByLabel('Go on from an earlier version').selectOption('referral@1');

  await expect(page.getByText('It keeps what Referral v1 knows')).toBeVisible();
  await takePictures(page, 'train-going-on');
  await page.getByRole('button', { name: 'Start training' }).click();
  const openModel = page.getByRole('button', { name: 'Open Referral v2' });
  await expect(openModel).toBeVisible({ timeout: 60_000 });

  const kept = page.getByRole('region', { name: 'What is kept of Referral v1' });
  await expect(kept.getByRole('row')).toHaveCount(4);
  await expect(page.getByRole('main')).toContainText('It goes on from Referral v1.');
  await kept.scrollIntoViewIfNeeded();
  await takePictures(page, 'run-going-on');
  await page.getByRole('button', { name: 'See where it came from' }).click();
  await expect(page.getByRole('main').getByText('Referral v1').first()).toBeVisible();
  await takePictures(page, 'lineage-going-on');
  const { runs } = await ask('run.list', {});
  expect(runs[0]).toMatchObject({ modelName: 'referral', base: { ref: 'referral@1', unchecked: null } });
});
