import { randomUUID } from 'node:crypto';
import { expect, goTo, practiceAskedBlind, takePictures, test } from './journey.ts';
import { putModelInUse } from './prepare.ts';

const complete = {
  site: 'Wanale',
  visit_date: '2026-11-20',
  age_months: 14,
  sex: 'female',
  weight_kg: 7.2,
  height_cm: 73,
  muac_cm: 11.2,
  oedema: 'no',
  diarrhoea: 'no',
};

test('after the power went, a child is gone on with exactly where it was, in its language', async ({ open }) => {
  const practice = practiceAskedBlind(0);
  const before = await open(practice);
  await before.ask('actor.use', { name: 'Grace', role: 'capture' });
  await goTo(before.page, 'Capture');
  await before.page.getByRole('radio', { name: 'français' }).check();
  await before.page.getByRole('button', { name: 'Mesures' }).first().click();
  const weight = before.page.getByLabel('Poids', { exact: true });
  await expect(weight).toBeFocused();
  await before.page.keyboard.type('7,2');
  await before.page.keyboard.press('Enter');
  await before.page.keyboard.type('73');
  await before.page.keyboard.press('Tab');
  await expect(async () => {
    const { drafts } = await before.ask('draft.list', {});
    expect(drafts).toMatchObject([{ values: { weight_kg: 7.2, height_cm: 73 } }]);
  }).toPass();

  before.app.process().kill('SIGKILL');
  const after = await open({ ...practice, FIELDLOOP_HOME: before.home });
  await expect(after.page.getByText('A record was begun')).toBeVisible();
  await goTo(after.page, 'Capture');

  await expect(after.page.getByLabel('Poids', { exact: true })).toHaveValue('7.2');
  await expect(after.page.getByLabel('Taille debout ou couchée', { exact: true })).toHaveValue('73');
  await expect(after.page.getByLabel('Périmètre brachial', { exact: true })).toBeFocused();
  await expect(after.page.getByText(/^Saved here at/u)).toBeVisible();
});

test('a draft is thrown away and had back, and another one is begun beside it', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await ask('draft.save', { draftId: randomUUID(), subjectCode: 'WAN-7', values: { age_months: 20 } });
  await goTo(page, 'Capture');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('WAN-7');
  await page.getByRole('button', { name: 'This record' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Throw this draft away' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New child');
  expect((await ask('draft.list', {})).drafts).toEqual([]);
  await page.getByRole('button', { name: /^Undo/u }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('WAN-7');
  await expect(page.getByLabel('Age', { exact: true })).toHaveValue('20');
  await page.getByRole('button', { name: 'This record' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Begin another record' }).press('Enter');
  await expect(page.getByRole('button', { name: '1 more begun' })).toBeVisible();
});

test('who is asked blind answers first, sees the advice after that, and both are kept', async ({ openPractice }) => {
  const { page, ask } = await openPractice(practiceAskedBlind(1));
  await putModelInUse(ask);
  await ask('draft.save', { draftId: randomUUID(), subjectCode: 'BLIND-2', values: complete });
  await goTo(page, 'Capture');
  const panel = page.getByRole('complementary');

  await expect(panel).toContainText('You answer first.');
  await expect(panel.getByRole('heading')).toHaveCount(0);
  await page.getByRole('button', { name: 'Photo and place' }).first().click();
  await page.getByRole('button', { name: 'Save the record' }).click();
  await expect(panel).toContainText('Did this child need referral?');
  await expect(panel.getByRole('button', { name: 'No referral' })).toBeVisible();
  await page.keyboard.press('1');

  await expect(panel.getByRole('heading', { name: 'Refer this child' })).toBeVisible();
  await expect(panel).toContainText('Answered before the advice of Referral v1 was shown: No referral.');
  await takePictures(page, 'capture-blind');
  const { records } = await ask('record.list', {});
  const { events } = await ask('record.show', { id: records[0]!.id });
  const [prediction] = events[0]!.predictions;
  expect(prediction).toMatchObject({ shown: false, labels: [{ predictionShown: false, answer: { to: 'no' } }] });
});

test('a saved record is changed on its base, and two changes side by side are settled', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  const recordId = randomUUID();
  await ask('record.add', { recordId, subjectCode: 'FORK-1', values: complete });
  const base = (await ask('record.show', { id: recordId })).events[0]!.id;
  for (const weight_kg of [7.4, 7.9]) await ask('record.edit', { recordId, baseEventId: base, values: { weight_kg } });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('FORK-1');
  await expect(page.getByRole('option', { selected: true })).toContainText('FORK-1');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /20 Nov/u }).press('Enter');
  await page.getByRole('button', { name: 'Open the visit' }).press('Enter');

  await expect(page.getByText('Two people changed this record.')).toBeVisible();
  await page.getByRole('radio', { name: /7.9 kg/u }).check();
  await takePictures(page, 'capture-fork');
  await page.getByRole('button', { name: 'Let these stand' }).press('Enter');
  await expect(page.getByText('Two people changed this record.')).toBeHidden();
  await page.getByRole('button', { name: 'Change it' }).press('e');
  await page.getByRole('button', { name: 'Measurements' }).first().click();
  await page.getByLabel('Height or length', { exact: true }).fill('74');
  await page.getByRole('button', { name: 'Photo and place' }).first().click();
  await page.getByRole('button', { name: 'Save the record' }).click();

  await expect(page.getByText('Height or length: 73 cm → 74 cm.')).toBeVisible();
  const { events, fork } = await ask('record.show', { id: recordId });
  expect(fork).toEqual([]);
  expect(events.findLast(({ isHead }) => isHead)?.values).toMatchObject({ weight_kg: 7.9, height_cm: 74 });
});
