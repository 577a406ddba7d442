import { askHome } from './home-tables.ts';
import { expect, goTo, practiceAskedBlind, takePictures, test } from './journey.ts';
import { putModelInUse } from './prepare.ts';

test('what is asked blind shows the prediction only after the answer, and the answer counts as blind', async ({
  openPractice,
}) => {
  const { app, page, ask, home } = await openPractice(practiceAskedBlind(1));
  await putModelInUse(ask);
  const values = {
    site: 'Busiu',
    age_months: 14,
    sex: 'male',
    weight_kg: 6,
    height_cm: 73,
    muac_cm: 10.5,
    oedema: 'no',
  };
  const complete = { ...values, diarrhoea: 'no' };
  const { prediction } = await ask('record.add', {
    subjectCode: 'BLIND-1',
    values: complete,
  });
  await goTo(page, 'Review');
  const main = page.getByRole('main');

  await expect(main.getByRole('heading', { level: 2, name: 'BLIND-1' })).toBeVisible();
  await expect(main).toContainText('You are asked first');
  await expect(main.getByRole('listitem')).toContainText('asks you first');
  await expect(main.getByRole('img', { name: 'of 100' })).toHaveCount(0);
  await page.keyboard.press('c');
  await page.keyboard.press('x');
  await expect(main).toContainText('You are asked first');
  await takePictures(page, 'review-blind');
  await main.getByRole('button', { name: 'No referral' }).press('Enter');

  const says = prediction?.output.prediction === 'yes' ? 'Refer' : 'No referral';
  await expect(main).toContainText('You said No referral before you saw it; the model says');
  await expect(main.locator('.review-verdict')).toHaveText(says);
  await takePictures(page, 'review-blind-answered');
  await page.keyboard.press('j');
  await expect(main).toContainText('Nothing waits here');
  await expect(main).toContainText('How often it is right: n 1 asked first, needs 30.');
  await app.close();
  const labels = await askHome(home, 'SELECT predictionId, predictionShown FROM label');
  expect(labels).toEqual([{ predictionId: prediction?.id, predictionShown: 0 }]);
});
