import { expect, goTo, takePictures, test } from './journey.ts';

const BASE = 'http://127.0.0.1:8719';

test('programs on this laptop are answered from when somebody allows it until it is stopped, and stand in the log', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await goTo(page, 'Settings');
  const card = page.getByRole('region', { name: 'Programs on this laptop' });
  await expect(card).toContainText('Programs get no answers');
  await expect(fetch(`${BASE}/v2`)).rejects.toThrow();

  await card.getByRole('button', { name: 'Answer programs…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('No other machine can reach it, and no web page.');
  await takePictures(page, 'programs-dialog');
  await dialog.getByRole('button', { name: 'Answer programs' }).press('Enter');

  await expect(dialog).toBeHidden();
  await expect(card).toContainText('until you stop it or Fieldloop ends');
  await expect(card).toContainText(BASE);
  const withoutToken = await fetch(`${BASE}/v2`);
  expect(withoutToken.status).toBe(401);
  const { token } = (await ask('endpoint.show', {})) as { readonly token: string };
  const asked = await fetch(`${BASE}/v2/models/none/infer`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'x-caller': 'ward-board' },
    body: '{}',
  });
  expect(asked.status).toBe(404);
  const log = page.getByRole('table', { name: 'Last requests' });
  await expect(log).toContainText('ward-board');
  await expect(log).toContainText('404');
  await log.scrollIntoViewIfNeeded();
  await takePictures(page, 'programs');

  await card.getByRole('button', { name: 'Stop answering' }).press('Enter');

  await expect(card).toContainText('Programs get no answers');
  await expect(fetch(`${BASE}/v2`)).rejects.toThrow();
});
