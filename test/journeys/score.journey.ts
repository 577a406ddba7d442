import { CURRENT_FILE, expect, goTo, takePictures, test } from './journey.ts';
import { askHome } from './home-tables.ts';
import { putModelInUse } from './prepare.ts';
import { typeRecord } from './type-record.ts';

test('a model goes into use with the limit that was set, and its history keeps why', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await ask('model.train', { dataset: 'screening', target: 'needs_referral', name: 'referral' });
  await goTo(page, 'Models');
  await page.getByRole('button', { name: /^Put .*in use/ }).click();
  const dialog = page.getByRole('dialog');
  const slider = dialog.getByRole('slider', { name: /^Says/ });
  await slider.focus();
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
  const limit = Number(
    await slider.evaluate((element) => element.getAttribute('aria-valuenow') ?? Reflect.get(element, 'value')),
  );
  await dialog.getByRole('textbox').fill('Fewer children sent in vain');
  await dialog.getByRole('button', { name: 'Put in use', exact: true }).press('Enter');

  await expect(dialog).toBeHidden();
  const { moves } = await ask('model.show', { ref: 'referral@champion' });
  const chosen = limit > 1 ? limit / 100 : limit;
  expect(moves[0]?.threshold).toBeCloseTo(chosen, 6);
  expect(moves).toMatchObject([{ alias: 'champion', reason: 'Fewer children sent in vain' }]);
  await expect(page.getByRole('main')).toContainText(`${Math.round(chosen * 100)} of 100`);
});

test('every row of a data set version is scored from its page, and each answer is kept', async ({ openPractice }) => {
  const { app, page, ask, home } = await openPractice();
  await ask('dataset.import', { path: CURRENT_FILE, dataset: 'november' });
  await goTo(page, 'Data');
  const score = page.getByRole('button', { name: /^Score/ });
  await expect(score).toBeDisabled();
  await putModelInUse(ask);
  await expect(score).toBeEnabled();
  await score.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('700 wait for a person');
  const { windows } = await ask('monitor.windows', {});
  expect(windows).toMatchObject([{ rows: 700, datasetRef: 'november@1', modelRef: 'referral@1' }]);
  await app.close();
  const [kept] = await askHome(home, 'SELECT sum("rows") AS answers FROM windowChunk WHERE columnIndex = 0');
  expect(kept).toEqual({ answers: 700 });
});

test('a record typed into the form is scored as the screen says, and a strange one gets no advice', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  const { model } = await ask('model.train', { dataset: 'screening', target: 'needs_referral', name: 'referral' });
  await ask('model.promote', { ref: model.ref, threshold: 0.3 });
  await goTo(page, 'Capture');
  await typeRecord(page, { code: 'BUS-9001', age: '14', weight: '7.4', height: '74' });
  const advice = page.getByRole('complementary');
  await expect(advice).toContainText(/Of 100 .* like this one, about \d+/);
  await expect(advice.getByText('Mainly because MUAC is 10.9 cm')).toBeVisible();
  await expect(advice.getByRole('list', { name: 'Why' }).getByRole('listitem').first()).toContainText('Usual');
  const told = await advice.innerText();
  await takePictures(page, 'capture');
  await page.getByRole('button', { name: 'Save the record' }).press('Enter');

  await expect(page.getByRole('status').getByText(/Saved here at/)).toBeVisible();
  const { records } = await ask('record.list', {});
  expect(records).toMatchObject([
    { subjectCode: 'BUS-9001', values: { age_months: 14, weight_kg: 7.4, muac_cm: 10.9 } },
  ]);
  const [scored] = (await ask('review.list', {})).items;
  expect(scored?.prediction).toMatchObject({
    recordId: records[0]?.id,
    threshold: 0.3,
    modelRef: 'referral@1',
    outside: [],
  });
  const probability = scored?.prediction.output.probabilities?.['yes'] ?? Number.NaN;
  expect(told).toContain(`about ${Math.round(probability * 100)} `);
  const shown = told.split('This record').at(-1)?.match(/\d+/)?.[0];
  expect(Number(shown)).toBe(Math.round(probability * 100));
  expect(scored?.prediction.explanation?.contributions[0]?.column).toBe('muac_cm');
  await expect(advice.getByText('Mainly because MUAC is 10.9 cm')).toBeVisible();
  expect(scored?.prediction.output.prediction).toBe(probability >= 0.3 ? 'yes' : 'no');

  await page.getByRole('button', { name: /^Next/ }).press('Enter');
  await typeRecord(page, { code: 'BUS-9002', age: '8', weight: '29.5', height: '128' });
  await expect(advice).toContainText('Weight is above 23.8 kg, the largest that the model learned from');
  await takePictures(page, 'capture-outside');
  await page.getByRole('button', { name: 'Save the record' }).press('Enter');
  await expect(page.getByRole('status').getByText(/Saved here at/)).toBeVisible();
  const strange = (await ask('review.list', {})).items.find(({ prediction }) => prediction.outside.length > 0);
  expect(strange?.prediction.outside.map(({ column }) => column)).toContain('weight_kg');
  await goTo(page, 'Review');
  await page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(strange?.title ?? '') })
    .click();
  await expect(page.getByRole('main')).toContainText('A value looks wrong:');
});
