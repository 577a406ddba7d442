import { expect, goTo, takePictures, test } from './journey.ts';
import { writeManyRows } from './many-rows.ts';

test('a training draws its curve while it runs, and leaves no model when it is stopped', async ({ openPractice }) => {
  const { page, ask, home } = await openPractice();
  await ask('dataset.import', { path: writeManyRows(home), dataset: 'many' });
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Train a model' }).first().click();
  await page.getByLabel('What it tells').selectOption('needs_referral');
  await page.getByRole('radio', { name: /500 trees/ }).check();
  await page.getByRole('button', { name: 'Start training' }).click();

  const bar = page.getByRole('main').getByRole('progressbar');
  // 450,000 rows are parted, and looked at for what makes figures doubtful, before the first step.
  await expect(bar).toHaveAttribute('aria-label', /^[1-9]\d* of 500 steps/, { timeout: 45_000 });
  await expect(page.getByRole('group', { name: /held-out error/ })).toBeVisible();
  expect((await ask('run.list', {})).runs).toMatchObject([{ status: 'running', datasetRef: 'many@1' }]);
  await takePictures(page, 'runs-training');
  await page.getByRole('main').getByRole('button', { name: 'Stop' }).click();

  await expect(bar).toBeHidden();
  await expect(
    page
      .getByRole('table')
      .getByText(/stopped/i)
      .first(),
  ).toBeVisible();
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

  const openModel = page.getByRole('button', { name: /^Open Referral/i });
  await expect(openModel).toBeVisible({ timeout: 60_000 });
  const { runs } = await ask('run.list', {});
  expect(runs).toMatchObject([{ modelName: 'referral', status: 'finished', datasetRef: 'screening@1', seed: 1 }]);
  const { outcome } = await ask('run.show', { id: runs[0]?.id ?? '' });
  expect(outcome).toMatchObject({ modelRef: 'referral@1', heldOutRows: 600 });
  const main = page.getByRole('main');
  await expect(main).toContainText('600');
  await takePictures(page, 'run');
  await goTo(page, 'Runs');
  const row = page.getByRole('row', { name: /screening/i });
  await expect(row).toContainText((outcome?.metrics['auc'] ?? Number.NaN).toFixed(3));
  await takePictures(page, 'runs');
});

test('settings that are tried first show how far they are, and the model is trained with the best', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Train a model' }).first().click();
  await page.getByRole('radio', { name: /Straight lines only/ }).check();
  await page.getByLabel('Try other settings first').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Start training' }).click();

  const main = page.getByRole('main');
  await expect(main.getByRole('progressbar')).toHaveAttribute('aria-label', /^\d+ of 27 settings tried/);
  // Trials end the search on a fast machine, and its two minutes on a slow one.
  await expect(main.getByText('How its settings were found')).toBeVisible({ timeout: 160_000 });
  const [run] = (await ask('run.list', {})).runs;
  const { searches } = await ask('search.list', { run: run?.id ?? '' });
  expect(searches).toMatchObject([{ status: 'finished', request: { algorithm: 'linear' } }]);
  const best = searches[0]?.outcome?.best.parameters ?? {};
  expect(run).toMatchObject({ status: 'finished', algorithm: 'linear', parameters: best });
});
