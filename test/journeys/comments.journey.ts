import { expect, goTo, takePictures, test } from './journey.ts';
import { putModelInUse, scoreNovember } from './prepare.ts';

test('an officer asks headquarters about a run by keyboard, and headquarters answers', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  const trained = { dataset: 'screening', target: 'needs_referral', name: 'referral', parameters: { trees: 20 } };
  const { run } = await ask('model.train', trained);
  await goTo(page, 'Runs');
  await page.getByRole('table', { name: 'Runs' }).getByRole('row').nth(1).press('Enter');
  const thread = page.getByRole('region', { name: 'Said about it' });
  await thread.getByLabel('Say something').fill('Weak at Wanale');
  await thread.getByLabel('Say something').press('Control+Enter');
  await expect(thread.getByRole('listitem')).toContainText(['Weak at Wanale']);

  await thread.getByRole('radio', { name: 'Comment' }).press('ArrowRight');
  await thread.getByLabel('Say something').fill('Good enough to use?');
  await thread.getByRole('button', { name: 'Ask', exact: false }).press('Enter');
  await expect(thread.getByRole('listitem').last()).toContainText('asked headquarters for a review');
  await takePictures(page, 'comments');

  await ask('actor.use', { name: 'Grace', role: 'admin' });
  await goTo(page, 'Today');
  await expect(page.getByRole('main')).toContainText('Amina asks you for a review: Run of Referral v1');
  await page.getByRole('button', { name: 'Read and answer' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One thing waits for your word');
  await thread.getByRole('button', { name: 'Approve' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody waits for your word');
  const { thread: said } = await ask('thread.show', { about: run.id });
  expect(said?.entries.at(-1)).toMatchObject({ actorName: 'Grace', word: { verdict: 'approved' } });
});

test('a model and an alert are handed over where they are shown, and wait for headquarters', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  const ref = await putModelInUse(ask);
  await scoreNovember(ask);
  const thread = page.getByRole('region', { name: 'Said about it' });
  const handOver = async (text: string) => {
    await thread.getByRole('radio', { name: 'Hand over' }).check();
    await thread.getByLabel('Say something').fill(text);
    await thread.getByRole('button', { name: 'Hand over' }).press('Enter');
    await expect(thread.getByRole('listitem').last()).toContainText(text);
  };

  await goTo(page, 'Models');
  await handOver('You publish it');
  await goTo(page, 'Drift');
  await expect(thread).toBeVisible({ timeout: 30_000 });
  await handOver('The scale at Busiu');

  const { threads } = await ask('thread.list', {});
  expect(threads.map(({ topic, holder }) => [topic.kind, topic.label, holder])).toEqual([
    ['alert', ref, { kind: 'role', role: 'admin' }],
    ['modelVersion', ref, { kind: 'role', role: 'admin' }],
  ]);
});

test('a run tells what more labels would bring once it is measured', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  const trained = { dataset: 'screening', target: 'needs_referral', name: 'referral', algorithm: 'linear' } as const;
  await ask('model.train', trained);
  await goTo(page, 'Runs');
  await page.getByRole('table', { name: 'Runs' }).getByRole('row').nth(1).press('Enter');
  await page.getByRole('button', { name: 'Measure it' }).press('Enter');
  const finding = /1,000 more labels \(about .+\) would bring about [\d.]+ points of AUC \([\d.]+ to [\d.]+\)/;
  await expect(page.getByRole('heading', { name: finding })).toBeVisible({ timeout: 60_000 });
  await takePictures(page, 'learning-curve');
});
