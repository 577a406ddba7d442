import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, goTo, takePictures, TRAINING_FILE, test } from './journey.ts';

/** Times the practice file is repeated, so that a training is seen on its way. */
const REPEATED = 30;

/** The practice rows many times over. */
function writeManyRows(path: string): void {
  const [header = '', ...rows] = readFileSync(TRAINING_FILE, 'utf8').trimEnd().split('\n');
  writeFileSync(path, [header, ...Array.from({ length: REPEATED }, () => rows).flat(), ''].join('\n'));
}

test('a training draws its curve while it runs, and leaves no model when it is stopped', async ({ openPractice }) => {
  const { page, ask, home } = await openPractice();
  const path = join(dirname(home), 'many.csv');
  writeManyRows(path);
  await ask('dataset.import', { path, dataset: 'many' });
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Train a model' }).first().click();
  await page.getByLabel('What it tells').selectOption('needs_referral');
  await page.getByRole('radio', { name: /500 trees/ }).check();
  await page.getByRole('button', { name: 'Start training' }).click();

  const bar = page.getByRole('main').getByRole('progressbar');
  await expect(bar).toHaveAttribute('aria-label', /^[2-9]\d* of 500 trees/);
  await expect(page.getByRole('group', { name: /held-out error/ })).toBeVisible();
  expect((await ask('run.list', {})).runs).toMatchObject([{ status: 'running', datasetRef: 'many@1' }]);
  await takePictures(page, 'runs-training');
  await page.getByRole('main').getByRole('button', { name: 'Stop' }).click();

  await expect(bar).toBeHidden();
  await expect(page.getByRole('table').getByText('stopped')).toBeVisible();
  expect((await ask('run.list', {})).runs).toMatchObject([{ status: 'cancelled', outcome: null }]);
  expect(await ask('model.list', {})).toEqual({ models: [] });
});

test('a finished training shows the figures that its run keeps, all by keyboard', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Train a model' }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(/Name of the model/).focus();
  await page.keyboard.type('referral');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  const openModel = page.getByRole('button', { name: /referral@1/ });
  await expect(openModel).toBeVisible({ timeout: 60_000 });
  const { runs } = await ask('run.list', {});
  expect(runs).toMatchObject([{ modelName: 'referral', status: 'finished', datasetRef: 'screening@1', seed: 1 }]);
  const { outcome } = await ask('run.show', { id: runs[0]?.id ?? '' });
  expect(outcome).toMatchObject({ modelRef: 'referral@1', heldOutRows: 600 });
  const main = page.getByRole('main');
  await expect(main).toContainText('600');
  await takePictures(page, 'run');
  await goTo(page, 'Runs');
  const row = page.getByRole('row', { name: /screening@1/ });
  await expect(row).toContainText((outcome?.metrics['auc'] ?? Number.NaN).toFixed(3));
  await takePictures(page, 'runs');
});
