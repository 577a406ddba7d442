import { expect, goTo, takePictures, test } from './journey.ts';

test('the first start opens the practice project, and its rows can be read', async ({ open }) => {
  const { page, ask } = await open({ FIELDLOOP_PRACTICE: `${process.cwd()}/resources/practice` });
  const { datasets } = await ask('dataset.list', {});

  await expect(page.getByText('Child nutrition screening').first()).toBeVisible();
  await goTo(page, 'Data');
  await expect(page.getByText('3,000').first()).toBeVisible();
  await expect(page.getByText('muac_cm').first()).toBeVisible();
  expect(datasets).toMatchObject([{ name: 'screening', rows: 3_000 }]);
  await takePictures(page, 'data');
});

test('without a project it asks who one is and where to begin, all by keyboard', async ({ open }) => {
  const { page, ask } = await open();

  await takePictures(page, 'first-run');
  await page.getByLabel('Your name').focus();
  await page.keyboard.type('Amina');
  await page.getByRole('radio', { name: /Look after data/ }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Its name').focus();
  await page.keyboard.type('Wells of Mbale');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('button', { name: 'Wells of Mbale' })).toBeVisible();
  const { project, actor } = await ask('home.show', {});
  expect(project).toMatchObject({ name: 'Wells of Mbale' });
  expect(actor).toMatchObject({ name: 'Amina', role: 'officer' });
});
