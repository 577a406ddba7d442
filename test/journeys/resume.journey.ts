import { expect, goTo, takePictures, test } from './journey.ts';

const TRAINING = {
  dataset: 'screening',
  target: 'needs_referral',
  parameters: { trees: 1_500, earlyStopping: 0 },
} as const;

test('a window that is closed over a training offers to go on with it, and the model is the one of its record', async ({
  open,
  openPractice,
}) => {
  const first = await openPractice();
  const left = first.ask('model.train', TRAINING).catch(() => null); // nobody hears its answer
  const stateOf = async () => (await first.ask('run.list', {})).runs[0]?.status;
  await expect.poll(stateOf).toBe('running');
  await first.app.close();
  await left;

  const { page, ask } = await open({ FIELDLOOP_HOME: first.home });
  await goTo(page, 'Runs');
  await expect(page.getByText(/was paused when the window was closed/)).toBeVisible();
  expect((await ask('run.list', {})).runs).toMatchObject([{ status: 'paused', heldBecause: 'closed' }]);
  await takePictures(page, 'runs-held');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('row', { name: /training/ })).toBeVisible();

  const again = page.getByRole('button', { name: 'Train again and compare' });
  await expect(again).toBeVisible({ timeout: 90_000 });
  await again.click();
  await expect(page.getByText('The same model, byte for byte.')).toBeVisible({ timeout: 90_000 });
  await takePictures(page, 'run-repeated');
  expect((await ask('model.list', {})).models).toHaveLength(1);
});
