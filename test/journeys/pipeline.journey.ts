import { expect, goTo, takePictures, test } from './journey.ts';

test('the practice project’s pipeline runs from its file to the report, and asks before the model is used', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();

  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Pipelines' }).click();
  const kept = page.getByRole('region', { name: 'Screening, from file to report' });
  await expect(kept.getByText('9 steps, every Monday at 06:00.')).toBeVisible();
  await kept.getByRole('button', { name: 'Run now' }).click();

  await expect(page.getByRole('heading', { name: /asks you at “deploy”/ })).toBeVisible({ timeout: 60_000 });
  const graph = page.getByRole('table', { name: 'Steps of the run' });
  await expect(graph.getByRole('row', { name: /shadow/ })).toContainText('Done');
  await expect(graph.getByRole('row', { name: /report/ })).toContainText('To do');
  expect((await ask('model.show', { ref: 'referral@1' })).model.aliases).toEqual(['shadow']);
  await takePictures(page, 'pipeline-asks');

  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill('Tested on the quarter; the nurses have seen it.');
  await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();

  await expect(page.getByRole('heading', { name: /has finished: 9 of 9 steps/ })).toBeVisible({ timeout: 60_000 });
  expect((await ask('model.show', { ref: 'referral@champion' })).model.version).toBe(1);
  await graph.getByRole('row', { name: /train/ }).click();
  await page.getByRole('button', { name: 'Model referral v1' }).click();
  await expect(page.getByText('Screening, from file to report').first()).toBeVisible();

  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Pipelines' }).click();
  await kept.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByRole('heading', { name: /has finished: 9 of 9 steps/ })).toBeVisible({ timeout: 60_000 });
  await expect(graph.getByRole('row', { name: /train/ })).toContainText('Skipped');
  await expect(graph.getByRole('row', { name: /deploy/ })).toContainText('Skipped');
  await takePictures(page, 'pipeline-skips');
});
