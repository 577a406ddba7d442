import type { Page } from '@playwright/test';
import { expect, goTo, takePictures, test } from './journey.ts';
import type { Ask } from './window-port.ts';

const lastVisit = {
  site: 'Nakaloke',
  visit_date: '2026-10-03',
  age_months: 13,
  sex: 'female',
  weight_kg: 7.1,
  height_cm: 72.4,
  muac_cm: 11.8,
};

/** A child who was seen twice before. */
async function returning(ask: Ask): Promise<void> {
  await ask('record.add', {
    subjectCode: 'NAK-4851',
    values: { ...lastVisit, visit_date: '2026-09-02', weight_kg: 7 },
  });
  await ask('record.add', { subjectCode: 'NAK-4851', values: lastVisit });
}

/** Everybody who was found, and the row that adds somebody. */
const found = (page: Page) => page.getByRole('listbox', { name: 'Found' }).getByRole('option');

const goToStep = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name }).first().press('Enter');

/** The rest of the practice form, as a healthy girl has it, and saving it. */
async function answerAndSave(page: Page, weight: string): Promise<void> {
  await goToStep(page, 'Child');
  await page.getByLabel('Where are you?').selectOption('Nakaloke');
  await page.getByLabel('Age', { exact: true }).fill('14');
  await page.getByRole('radio', { name: 'Female' }).check();
  await goToStep(page, 'Measurements');
  await page.getByLabel('Weight', { exact: true }).fill(weight);
  await page.getByLabel('Height or length').fill('73');
  await page.getByLabel('Mid-upper arm circumference', { exact: true }).fill('12');
  await goToStep(page, 'Signs');
  await page.getByRole('group', { name: 'Oedema on both feet?' }).getByRole('radio', { name: 'No' }).check();
  await page.getByRole('group', { name: 'Diarrhoea' }).getByRole('radio', { name: 'No' }).check();
  await goToStep(page, 'Photo and place');
  await page.getByRole('button', { name: 'Save the record' }).press('Enter');
  await expect(page.getByText('It is safe on this laptop')).toBeVisible();
}

test('a child who returns is found by a mistyped code, and the last visit stands beside the new one', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await returning(ask);
  await goTo(page, 'Capture');
  await expect(page.getByRole('combobox', { name: 'Which child is it?' })).toBeFocused();

  await page.keyboard.type('NAK-4581');
  await expect(found(page)).toHaveText([/NAK-4851.*13 months, Female.*Nakaloke.*3 Oct/u, 'New child']);
  await page.keyboard.press('Enter');
  await expect(found(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('region', { name: 'Which child is it?' })).toContainText('2 visits, the last on 3 Oct');
  await expect(page.getByLabel('Where are you?')).toBeFocused();
  await goToStep(page, 'Measurements');
  await expect(page.getByLabel('Weight', { exact: true })).toHaveAccessibleDescription(/last: 7.1 kg on 3 Oct/u);
  await page.getByLabel('Weight', { exact: true }).fill('7.4');
  const before = page.getByRole('table', { name: 'Last visit and now' });
  await expect(before.getByRole('row', { name: 'Weight' })).toHaveText(/7\.1 kg.*7\.4 kg.*\+0\.3/u);
  await takePictures(page, 'capture-returning');
  await answerAndSave(page, '7.4');
  const { subject, visits } = await ask('subject.show', { id: 'NAK-4851' });
  expect(subject.visits).toBe(3);
  expect(visits[0]?.values['weight_kg']).toBe(7.4);
});

test('a visit is begun from a child’s page, and Ctrl Enter saves it from any page of the form', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await returning(ask);
  const { subject } = await ask('subject.show', { id: 'NAK-4851' });
  await goTo(page, 'Capture');
  await page.getByRole('combobox', { name: 'Which child is it?' }).fill('nak4851');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'History' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject.code);

  await page.getByRole('button', { name: 'New visit' }).click();

  await expect(page.getByRole('region', { name: 'Which child is it?' })).toContainText('2 visits, the last on 3 Oct');
  await expect(page.getByLabel('Where are you?')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Not saved yet: look at “Where are you?” again.')).toBeVisible();
  await page.getByLabel('Where are you?').selectOption('Nakaloke');
  await page.getByLabel('Age', { exact: true }).fill('14');
  await page.getByRole('radio', { name: 'Female' }).check();
  await goToStep(page, 'Signs');
  await page.getByRole('group', { name: 'Oedema on both feet?' }).getByRole('radio', { name: 'No' }).check();
  await goToStep(page, 'Measurements');
  await page.getByLabel('Weight', { exact: true }).fill('7.3');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('It is safe on this laptop')).toBeVisible();
  await expect(page.getByText('Filled in with “Child nutrition screening (practice)”, version 1,')).toBeVisible();
  await takePictures(page, 'capture-saved');
  expect((await ask('subject.show', { id: 'NAK-4851' })).visits[0]?.values).toMatchObject({ weight_kg: 7.3 });
});

test('a likely duplicate is shown side by side before it is made, and blocks nothing', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await returning(ask);
  await goTo(page, 'Capture');
  await page.getByLabel('Where are you?').selectOption('Nakaloke');
  await page.getByRole('radio', { name: 'Female' }).check();
  const search = page.getByRole('combobox', { name: 'Which child is it?' });
  await search.fill('NAK-4581');
  await expect(found(page)).toHaveCount(2);
  await search.press('ArrowUp');
  await search.press('Enter');

  const code = page.getByLabel('New child: the code on the card');
  await expect(code).toBeFocused();
  const warning = page.getByRole('status', { name: 'This may be NAK-4851' });
  await expect(warning.getByRole('row', { name: 'Sex' })).toHaveText(/Female.*Female.*equal/u);
  await takePictures(page, 'capture-duplicate');
  await warning.getByRole('button', { name: 'It is another child' }).press('Enter');
  await expect(warning).toHaveCount(0);
  await expect(code).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('NAK-4581');

  const card = page.getByRole('region', { name: 'Which child is it?' });
  await expect(card).toContainText('New child, no visit yet');
  await goTo(page, 'Review');
  await goTo(page, 'Capture');
  await expect(card).toContainText('New child, no visit yet');
  // Core answers in turn: once this is answered, so is what the card asked before.
  const { duplicates } = await ask('subject.similar', {
    code: 'NAK-4581',
    values: { site: 'Nakaloke', sex: 'female' },
  });
  expect(duplicates).toMatchObject([{ code: 'NAK-4851' }]);
  await expect(warning).toHaveCount(0);
  await card.getByRole('button', { name: 'Somebody else' }).press('Enter');
  await expect(search).toBeFocused();
  await page.keyboard.type('nak4851');
  await page.keyboard.press('Enter');
  await expect(card).toContainText('2 visits, the last on 3 Oct');
});

test('somebody else takes over in mid-entry: nothing is asked or lost, and the record keeps who saved it', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await ask('actor.use', { name: 'Grace Nambozo', role: 'capture' });
  await goTo(page, 'Capture');
  await page.getByRole('combobox', { name: 'Which child is it?' }).fill('NAK-0001');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('New child: the code on the card')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByLabel('Age', { exact: true }).fill('14');
  await expect(page.getByRole('button', { name: 'Grace Nambozo works here.' })).toContainText('Grace Nambozo');

  await page.getByRole('button', { name: 'Work as Amina' }).click();

  await expect(page.getByRole('button', { name: 'Amina works here.' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('NAK-0001');
  await expect(page.getByLabel('Age', { exact: true })).toHaveValue('14');
  await answerAndSave(page, '7.2');
  const { records } = await ask('record.list', {});
  const { events } = await ask('record.show', { id: records[0]?.id ?? '' });
  expect(events).toMatchObject([{ actorName: 'Amina', values: { age_months: 14 } }]);
});
