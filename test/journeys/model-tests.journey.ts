import { expect, goTo, takePictures, test } from './journey.ts';

test('what is asked of a model is changed in the window, and a version is tested by it', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  const { model } = await ask('model.train', { dataset: 'screening', target: 'needs_referral', algorithm: 'linear' });
  await goTo(page, 'Models');

  await page.getByRole('tab', { name: 'Tests' }).click();
  await page.getByRole('button', { name: 'Change the tests…' }).click();
  await page.getByRole('button', { name: 'Remove Quick and small on this laptop' }).click();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByRole('button', { name: 'Add a test' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Moves the right way' }).press('Enter');
  await page.getByRole('button', { name: 'Change Moves the right way' }).press('Enter');
  await page.getByLabel('Column', { exact: true }).selectOption('muac_cm');
  await page.getByLabel('Changed by').fill('0');
  await expect(page.getByRole('button', { name: /Save the tests/ })).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Changed by').fill('0.5');
  await page.getByLabel('The answer never').selectOption('raises');
  await takePictures(page, 'suite');
  await page.getByRole('button', { name: 'Save the tests' }).press('Enter');

  const { declared } = await ask('testSuite.open', { model: model.name });
  expect(declared.suite.tests.map(({ kind }) => kind)).toContain('latency');
  expect(declared.suite.tests.at(-1)).toMatchObject({
    kind: 'directional',
    column: 'muac_cm',
    change: 0.5,
    never: 'raises',
  });
  await page.getByRole('button', { name: 'Test this version' }).press('Enter');
  await expect(page.getByRole('list', { name: 'Test results' })).toContainText('Moves the right way');
  const { reports } = await ask('model.tests', { ref: model.ref });
  expect(reports[0]).toMatchObject({ suiteVersion: 1, modelRef: model.ref });
  await takePictures(page, 'tests');
});
