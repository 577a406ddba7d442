import { expect, goTo, takePictures, test } from './journey.ts';

test('a version is rolled back in one action; recalled, it gives way to the written rule, which says so', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  const train = { dataset: 'screening', target: 'needs_referral', name: 'referral' } as const;
  for (const algorithm of ['gbdt', 'linear'] as const) {
    const { model } = await ask('model.train', { ...train, algorithm });
    await ask('model.promote', { ref: model.ref, override: 'The second of two to go back from' });
  }
  await goTo(page, 'Models');
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: 'Model card' }).click();
  const tests = page.getByRole('region', { name: 'Tests' });
  await expect(tests.getByRole('row').filter({ hasText: 'Answers in the form described' })).toContainText('passed');
  await takePictures(page, 'model-card');
  await page.getByRole('main').getByRole('button', { name: 'Models', exact: true }).click();

  await page.getByRole('button', { name: 'Roll back to v1' }).click();
  await dialog.getByRole('textbox').fill('Misses too many');
  await dialog.getByRole('button', { name: 'Roll back', exact: true }).press('Enter');

  await expect(page.getByText(/was rolled back to v1 in/)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Referral v1 is in use');
  const { moves } = await ask('model.show', { ref: 'referral@champion' });
  expect(moves[0]).toMatchObject({ kind: 'rollback', ref: 'referral@1', reason: 'Misses too many' });

  await page.getByRole('button', { name: 'More to do with this version' }).click();
  await page.getByRole('menuitem', { name: /^Recall/ }).click();
  await dialog.getByRole('textbox').fill('The scale was wrong');
  await dialog.getByRole('button', { name: 'Recall', exact: true }).click();

  await expect(page.getByRole('alert')).toContainText('The scale was wrong');
  await expect(page.getByRole('main')).toContainText('the written rule decides');
  await expect(page.getByRole('button', { name: /^Put v1 in use/ })).toHaveAttribute('aria-disabled', 'true');
  await goTo(page, 'Today');
  await expect(page.getByRole('main')).toContainText('Referral v1 was recalled');
  const said = await ask('record.score', { values: { muac_cm: 10.9 } });
  expect(said).toMatchObject({ modelRef: null, recalled: { ref: 'referral@1', reason: 'The scale was wrong' } });
});
