import { expect, goTo, takePictures, test } from './journey.ts';
import { putModelInUse } from './prepare.ts';
import { typeRecord } from './type-record.ts';
import { advicePanel, asked } from './type-visit.ts';

test('a value that looks wrong is asked about, corrected or said to be right, or left to the written rule', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await putModelInUse(ask);
  await goTo(page, 'Capture');
  await typeRecord(page, { code: 'BUS-9001', age: '24', weight: '29.5', height: '84' });
  const advice = advicePanel(page);
  await expect(advice).toContainText(
    'Weight is above 23.8 kg, the largest that the model learned from; 29.5 lb would be',
  );
  await takePictures(page, 'capture-guard');

  await advice.getByRole('button', { name: 'It is 13.38 kg' }).press('Enter');
  await expect(advice).toContainText(/Of 100 .* like this one, about \d+/);
  await page.getByRole('button', { name: 'Measurements' }).click();
  await expect(asked(page, 'Weight')).toHaveValue('13.38');
  await asked(page, 'Weight').fill('29.5');
  await advice.getByRole('button', { name: '29.5 kg is right' }).press('Enter');
  await expect(advice).toContainText(/Of 100 .* like this one, about \d+/);
  await expect(advice).toContainText('Weight is above 23.8 kg');
  await takePictures(page, 'capture-guard-confirmed');
  await asked(page, 'Weight').press('Control+Enter');
  await expect(advice).toContainText('It is safe on this laptop.');
  const [saved] = (await ask('review.list', {})).items;
  expect(saved?.prediction.guards).toMatchObject([{ guard: 'unit', column: 'weight_kg', confirmed: true }]);

  await goTo(page, 'Settings');
  const settings = page.getByRole('region', { name: 'When a value looks wrong' });
  await expect(settings).toContainText('1 of 1 records of the last 30 days');
  await settings
    .getByRole('radiogroup', { name: 'It may be another unit' })
    .getByRole('radio', { name: 'Written rule' })
    .click();
  await expect(page.getByText('It may be another unit changed')).toBeVisible();
  await takePictures(page, 'settings-guards');

  await goTo(page, 'Capture');
  await page.getByRole('button', { name: /^Next/ }).press('Enter');
  await typeRecord(page, { code: 'BUS-9002', age: '24', weight: '29.5', height: '84' });
  await expect(advice).toContainText('A value looks wrong: the written rule decides');
  await takePictures(page, 'capture-guard-rule');
  await page.getByRole('button', { name: 'Save the record' }).press('Enter');
  await expect(advice).toContainText('It is safe on this laptop');
  await expect(advice).toContainText('A value looks wrong: the written rule decides');
  const ruled = (await ask('review.list', {})).items.find(({ title }) => title === 'BUS-9002');
  expect(ruled?.prediction.guards).toMatchObject([{ guard: 'unit', response: 'rule' }]);
});
