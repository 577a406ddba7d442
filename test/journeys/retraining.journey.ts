import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, goTo, takePictures, test, TRAINING_FILE } from './journey.ts';
import { putModelInUse, scoreNovember } from './prepare.ts';

const RETRAINING = `name: Retrain the referral model
retrain: { model: referral, answers: 5 }
steps:
  - { id: import, call: dataset.import, input: { path: ${JSON.stringify(TRAINING_FILE)}, dataset: screening } }
  - id: train
    call: model.train
    input: { dataset: '\${import.id}', target: needs_referral, name: referral, seed: 2 }
  - { id: test, call: model.test, input: { ref: '\${train.model.id}' } }
  - { id: shadow, call: model.promote, needs: [test], input: { ref: '\${train.model.id}', alias: shadow } }
  - { id: deploy, call: model.promote, ask: true, needs: [shadow], input: { ref: '\${train.model.id}' } }
`;

test('enough answers retrain the model by themselves, and Today asks before the new version decides', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await putModelInUse(ask);
  await scoreNovember(ask);
  const { items } = await ask('review.list', { limit: 5 });
  for (const { prediction } of items) {
    await ask('label.add', { predictionId: prediction.id, answer: { kind: 'confirmed' }, predictionShown: true });
  }
  const path = join(mkdtempSync(join(tmpdir(), 'retraining-')), 'retrain.yaml');
  writeFileSync(path, RETRAINING);

  await ask('pipeline.add', { path });

  await goTo(page, 'Today');
  const request = page.getByRole('heading', { name: /Retrain the referral model asks you at “deploy”/ });
  await expect(request).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/Retraining of Referral v1: 5 answers have come/i)).toBeVisible();
  await takePictures(page, 'retraining-asked');
  await page.getByRole('button', { name: 'Look and decide' }).click();
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill('Five answers are too few.');
  await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();

  await expect(page.getByRole('heading', { name: /has finished/ })).toBeVisible({ timeout: 30_000 });
  expect((await ask('model.show', { ref: 'referral@champion' })).model.version).toBe(1);
  expect((await ask('model.show', { ref: 'referral@shadow' })).model.version).toBe(2);
  expect((await ask('pipeline.due', {})).toRun).toEqual([]);
});
