import type { ElectronApplication } from '@playwright/test';
import { writeManyRows } from './many-rows.ts';
import { expect, goTo, test } from './journey.ts';

/** SIGKILL to one of the application's processes, by the name that it is given. */
async function killProcess(app: ElectronApplication, name: string): Promise<void> {
  const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics());
  const found = metrics.find((metric) => metric.name === name);
  if (found === undefined) throw new Error(`no process is called ${name}`);
  process.kill(found.pid, 'SIGKILL');
}

test('a compute process that dies in a training leaves it to be gone on with, and the next one runs', async ({
  openPractice,
}) => {
  const { app, page, ask, home } = await openPractice();
  await ask('dataset.import', { path: writeManyRows(home), dataset: 'many' });
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Train a model' }).first().click();
  await page.getByLabel(/Name of the model/).fill('killed');
  await page.getByRole('button', { name: 'Start training' }).click();
  const bar = page.getByRole('main').getByRole('progressbar');
  await expect(bar).toHaveAttribute('aria-label', /^[1-9]\d* of \d+ steps/);
  await killProcess(app, 'Fieldloop compute');

  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(bar).toBeHidden();
  expect((await ask('run.list', {})).runs).toMatchObject([
    { modelName: 'killed', status: 'interrupted', heldBecause: 'died' },
  ]);
  const again = await ask('model.train', { dataset: 'screening', target: 'needs_referral', name: 'after' });
  expect(again.run.status).toBe('finished');
  await expect(page.getByRole('row', { name: /after/i })).toBeVisible();
});

test('a core process that dies is started again with a notice, and nothing that was saved is lost', async ({
  openPractice,
}) => {
  const { app, page, ask } = await openPractice();
  const { recordId } = await ask('record.add', { subjectCode: 'MBA-1', values: { site: 'Busiu', age_months: 20 } });
  await goTo(page, 'Sync');
  await killProcess(app, 'Fieldloop core');

  await expect(page.getByText('The part that keeps your data was started again')).toBeVisible();
  expect((await ask('record.list', {})).records).toMatchObject([{ id: recordId, subjectCode: 'MBA-1' }]);
  await goTo(page, 'Data');
  await expect(page.getByRole('heading', { level: 1, name: /screening/i })).toBeVisible();
  expect(await ask('home.check', {})).toMatchObject({ ok: true });
});
