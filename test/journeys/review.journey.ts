import { expect, goTo, takePictures, test } from './journey.ts';
import { askHome } from './home-tables.ts';
import { putModelInUse, scoreNovember } from './prepare.ts';

test('answers given by keyboard are kept in order, and undoing one adds an answer', async ({ openPractice }) => {
  const { app, page, ask, home } = await openPractice();
  await putModelInUse(ask);
  await scoreNovember(ask);
  const { items, waiting } = await ask('review.list', { limit: 6 });
  const [first, second, third, fourth] = items;
  if (!first || !second || !third || !fourth) throw new Error('four predictions must wait');
  const chosen = (title: string) => page.getByRole('main').getByRole('heading', { level: 2, name: title });
  await goTo(page, 'Review');

  await expect(page.getByRole('main')).toContainText(`${waiting} wait for a person`);
  await expect(chosen(first.title)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Why' })).toContainText('This record');
  await takePictures(page, 'review');
  await page.keyboard.press('c');
  await expect(chosen(second.title)).toBeVisible();
  await page.keyboard.press('u');
  await expect(chosen(third.title)).toBeVisible();
  await page.keyboard.press('j');
  await expect(chosen(fourth.title)).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByRole('status').getByText(`Answered: ${fourth.title}`)).toBeVisible();
  await page.keyboard.press('Control+z');

  await expect(chosen(fourth.title)).toBeVisible();
  await expect(page.getByRole('main')).toContainText(`${waiting - 3} wait for a person`);
  expect((await ask('review.list', {})).waiting).toBe(waiting - 3);
  await app.close();
  const labels = await askHome(
    home,
    'SELECT predictionId, revision, answer, predictionShown FROM label ORDER BY rowid',
  );
  const other = fourth.classes.find((name) => name !== fourth.prediction.output.prediction);
  expect(labels.map(({ answer, ...label }) => ({ ...label, answer: JSON.parse(String(answer)) }))).toEqual([
    { predictionId: first.prediction.id, revision: 1, answer: { kind: 'confirmed' }, predictionShown: 1 },
    { predictionId: second.prediction.id, revision: 1, answer: { kind: 'unsure' }, predictionShown: 1 },
    { predictionId: fourth.prediction.id, revision: 1, answer: { kind: 'corrected', to: other }, predictionShown: 1 },
    { predictionId: fourth.prediction.id, revision: 2, answer: { kind: 'unsure' }, predictionShown: 1 },
  ]);
});
