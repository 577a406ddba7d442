import { expect, goTo, takePictures, test } from './journey.ts';

const FORM_LIST = 'http://127.0.0.1:8718/formList';

test('a laptop is closed to phones until somebody opens it at one address, and closed again by one press', async ({
  openPractice,
}) => {
  const { page } = await openPractice();
  await goTo(page, 'Settings');
  const card = page.getByRole('region', { name: 'Phones' });
  await expect(card).toContainText('Closed to phones');
  await expect(fetch(FORM_LIST)).rejects.toThrow();

  await card.getByRole('button', { name: 'Open to phones…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Everybody in the chosen network who has the password');
  await expect(dialog.getByRole('button', { name: 'Open to phones' })).toHaveAttribute('aria-disabled', 'true');
  await expect(fetch(FORM_LIST)).rejects.toThrow();
  await dialog.getByRole('radio', { name: /^127\.0\.0\.1 / }).check();
  await takePictures(page, 'phones-dialog');
  await dialog.getByRole('button', { name: 'Open to phones' }).press('Enter');

  await expect(dialog).toBeHidden();
  await expect(card).toContainText('until you close it or Fieldloop ends');
  await expect(card).toContainText('http://127.0.0.1:8718');
  await card.getByRole('button', { name: 'Close to phones' }).scrollIntoViewIfNeeded();
  await takePictures(page, 'phones');
  const withoutPassword = await fetch(FORM_LIST);
  expect([withoutPassword.status, await withoutPassword.text()]).toEqual([
    401,
    expect.stringContaining('Give your name and the password'),
  ]);

  await card.getByRole('button', { name: 'Close to phones' }).press('Enter');

  await expect(card).toContainText('Closed to phones');
  await expect(fetch(FORM_LIST)).rejects.toThrow();
});
