import { expect, goTo, takePictures, test } from './journey.ts';
import type { Ask } from './window-port.ts';

/** Visits of the practice form; a child's measurements grow by a little every time. */
async function visit(ask: Ask, code: string, days: readonly string[], sex: string): Promise<void> {
  for (const [index, day] of days.entries()) {
    const values = {
      site: 'Nakaloke',
      visit_date: day,
      age_months: 12 + index,
      sex,
      weight_kg: 7 + index / 10,
      height_cm: 70 + index,
      muac_cm: 12,
    };
    await ask('record.add', { subjectCode: code, values });
  }
}

test('two that are one are merged by keyboard, show as one, and are taken apart again', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await visit(ask, 'NAK-031', ['2026-09-02', '2026-10-03'], 'female');
  await visit(ask, 'NAK-310', ['2026-11-12'], 'female');
  const main = page.getByRole('main');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('nak031');
  await expect(page.getByRole('option', { selected: true })).toContainText('NAK-031');
  await page.keyboard.press('Enter');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('NAK-031');
  await expect(main).toContainText('Weight: 7.1 kg, +0.1 kg since 2 Sept');
  await takePictures(page, 'subject');

  await main.getByRole('button', { name: 'Merge with another…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('nak-310');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('The visit of NAK-310 will show under NAK-031.');
  await dialog.getByRole('button', { name: 'It is the same child' }).press('Enter');

  await expect(main).toContainText('3 visits, from 2 Sept to 12 Nov.');
  const merged = await ask('subject.show', { id: 'NAK-310' });
  expect(merged).toMatchObject({ subject: { code: 'NAK-031', mergedCodes: ['NAK-310'], visits: 3 } });
  await page.keyboard.press('Control+z');
  await expect(main).toContainText('2 visits, from 2 Sept to 3 Oct.');
  expect(await ask('subject.show', { id: 'NAK-310' })).toMatchObject({ subject: { code: 'NAK-310', visits: 1 } });
});

test('a merge is taken apart where it stands, and each visit keeps the code it was captured under', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await visit(ask, 'NAK-031', ['2026-10-03'], 'female');
  await visit(ask, 'NAK-310', ['2026-11-12'], 'male');
  await ask('subject.merge', { subjectId: 'NAK-310', intoId: 'NAK-031' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nak-310');
  await page.keyboard.press('Enter');
  const main = page.getByRole('main');
  const rows = main.getByRole('table', { name: 'Visits' }).getByRole('row');
  await expect(rows.filter({ hasText: 'NAK-310' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'NAK-031' })).toHaveCount(1);

  await main.getByRole('button', { name: 'Take apart' }).press('Enter');

  await expect(page.getByRole('status').getByText('NAK-310 and NAK-031 are two again.')).toBeVisible();
  await expect(main.getByRole('button', { name: 'Take apart' })).toHaveCount(0);
  expect(await ask('subject.show', { id: 'NAK-310' })).toMatchObject({ subject: { code: 'NAK-310' }, merges: [] });
});

test('who works here is changed by one touch or by keyboard, and stands in what is saved from then on', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await goTo(page, 'Data');
  await page.keyboard.press('F2');
  await expect(page.getByRole('menu')).toContainText('Who works here now?');
  await page.keyboard.type('Som');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Name').fill('Grace Nambozo');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('button', { name: 'Grace Nambozo works here.' })).toBeVisible();
  // Who captures does not open Data: it goes on at Today.
  await expect(page.getByRole('main', { name: 'Today' })).toBeVisible();
  const { recordId } = await ask('record.add', { subjectCode: 'NAK-031', values: { sex: 'female' } });
  await page.getByRole('button', { name: 'Work as Amina' }).click();
  await expect(page.getByRole('button', { name: 'Amina works here.' })).toBeVisible();
  const shown = await ask('record.show', { id: recordId });
  expect(shown.events.map(({ actorName }) => actorName)).toEqual(['Grace Nambozo']);
  expect((await ask('home.show', {})).actor).toMatchObject({ name: 'Amina', role: 'officer' });
});

test('what names somebody is erased after it is said what goes and what stays', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await visit(ask, 'NAK-031', ['2026-09-02'], 'female');
  const main = page.getByRole('main');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nak031');
  await expect(page.getByRole('option', { selected: true })).toContainText('NAK-031');
  await page.keyboard.press('Enter');

  await main.getByRole('button', { name: 'Erase what names them…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Measurements and answers of 1 visit stay, under the code NAK-031 alone.');
  await dialog.getByRole('button', { name: 'Erase for good' }).press('Enter');

  await expect(main).toContainText('What named them was erased');
  await expect(main.getByRole('button', { name: 'Erase what names them…' })).toHaveCount(0);
  const { subject } = await ask('subject.show', { id: 'NAK-031' });
  expect(subject).toMatchObject({ visits: 1, erasedAtMs: expect.any(Number) });
});
