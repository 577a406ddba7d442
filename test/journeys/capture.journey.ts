import { expect, goTo, takePictures, test } from './journey.ts';
import type { Ask } from './window-port.ts';

async function putModelInUse(ask: Ask): Promise<void> {
  const { model } = await ask('model.train', { dataset: 'screening', target: 'needs_referral' });
  await ask('model.promote', { ref: model.ref });
}

test('a child is screened by keyboard alone, and what is shown is what is stored', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await putModelInUse(ask);
  await page.getByRole('button', { name: 'Screen a child' }).click();
  const questioned = (name: string) => page.getByLabel(name, { exact: true });
  const press = (key: string) => page.keyboard.press(key);

  await expect(questioned('Which child is it?')).toBeFocused();
  await page.keyboard.type('KEY-0001');
  await press('Enter');
  await expect(questioned('New child: the code on the card')).toBeFocused();
  await press('Enter');
  await expect(questioned('Where are you?')).toBeFocused();
  await page.keyboard.type('Wan');
  await press('Tab');
  await expect(questioned('Day of the visit')).toBeFocused();
  await page.keyboard.type('20112026');
  await press('Enter');
  await page.keyboard.type('14');
  await press('Enter');
  await press('1');
  await expect(page.getByRole('radio', { name: 'Female' })).toBeChecked();
  await press('Enter');
  await expect(questioned('Weight')).toBeFocused();
  await page.keyboard.type('72');
  await press('Enter');
  await expect(page.getByRole('alert')).toContainText('Did you mean 7.2?');
  await expect(questioned('Weight')).toBeFocused();
  await press('Control+a');
  await page.keyboard.type('7,2');
  await press('Enter');
  await page.keyboard.type('73');
  await press('Enter');
  await page.keyboard.type('11.2');
  await press('Enter');
  await press('2');
  await press('Enter');
  await press('2');
  await expect(page.getByRole('complementary')).toContainText('Refer this child');
  await takePictures(page, 'capture');
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Refer this child' })).toBeVisible();
  await page.getByRole('button', { name: 'Save the record' }).click();
  await expect(page.getByText('It is safe on this laptop.')).toBeVisible();

  const { records } = await ask('record.list', {});
  const values = { site: 'Wanale', visit_date: '2026-11-20', age_months: 14, sex: 'female', weight_kg: 7.2 };
  expect(records).toMatchObject([
    { subjectCode: 'KEY-0001', values: { ...values, height_cm: 73, muac_cm: 11.2, oedema: 'no', diarrhoea: 'no' } },
  ]);
  expect((await ask('review.list', {})).waiting).toBe(1);
  await press('a');
  await expect(page.getByRole('status').getByText('KEY-0001: you agreed with the model.')).toBeVisible();
  expect((await ask('review.list', {})).waiting).toBe(0);
});

test('a reason stands in for what cannot be measured, and then there is no advice', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await putModelInUse(ask);
  await goTo(page, 'Capture');
  await page.getByLabel('Where are you?').selectOption('Wanale');
  await page.getByLabel('Age', { exact: true }).fill('70');
  await page.getByRole('radio', { name: 'Female' }).check();
  await page.getByRole('button', { name: 'Measurements' }).first().click();
  await page.getByLabel('Mid-upper arm circumference', { exact: true }).focus();

  await page.getByRole('button', { name: 'Cannot measure…' }).click();
  await page.keyboard.press('1');

  const question = page.getByRole('group', { name: 'Mid-upper arm circumference' });
  await expect(question).toContainText('No working instrument');
  await page.getByRole('button', { name: 'Signs' }).first().click();
  await page.getByRole('group', { name: 'Oedema on both feet?' }).getByRole('radio', { name: 'No' }).check();
  await page.getByRole('button', { name: 'Photo and place' }).first().click();
  await page.getByRole('button', { name: 'Save the record' }).click();
  await expect(page.getByText('Not saved yet: look at “Age” again.')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('From 6 to 59 months');
  await expect(page.getByLabel('Age', { exact: true })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('17');
  await expect(page.getByRole('complementary')).toContainText('No advice: MUAC could not be measured.');
  await page.getByRole('button', { name: 'Photo and place' }).first().click();
  await page.getByRole('button', { name: 'Save the record' }).click();
  await expect(page.getByText('It is safe on this laptop')).toBeVisible();
  const { records } = await ask('record.list', {});
  expect(records).toMatchObject([{ values: { muac_cm: null }, unmeasured: { muac_cm: 'noInstrument' } }]);
});

test('Ctrl Z undoes after a click on the filter too, and a closed palette gives the focus back', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await putModelInUse(ask);
  await ask('record.add', { subjectCode: 'UNDO-1', values: { sex: 'male' } });
  await goTo(page, 'Review');
  await page.getByRole('radio', { name: 'Waiting 1' }).click();

  await page.keyboard.press('c');
  await expect(page.getByRole('status').getByText('Answered: UNDO-1')).toBeVisible();
  await page.keyboard.press('Control+z');

  await expect(page.getByText('You are unsure.')).toBeVisible();
  await page.getByRole('button', { name: 'Settings', exact: true }).focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Settings', exact: true })).toBeFocused();
});
