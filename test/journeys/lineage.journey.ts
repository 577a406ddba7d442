import { dirname, join } from 'node:path';
import { startServer } from '../server-process.ts';
import { expect, goTo, takePictures, test } from './journey.ts';
import { putModelInUse, scoreNovember } from './prepare.ts';

test('a prediction leads back to its file and forward to its answer and receipt', async ({ openPractice }) => {
  const { page, ask, home } = await openPractice();
  const server = await startServer(join(process.cwd(), 'dist', 'server.js'), join(dirname(home), 'server'));
  await putModelInUse(ask);
  await scoreNovember(ask);
  const { items } = await ask('review.list', { limit: 1 });
  const predictionId = items[0]?.prediction.id ?? '';
  await ask('label.add', { predictionId, answer: { kind: 'confirmed' }, predictionShown: true });
  await ask('sync.setServer', { url: server.url });
  await ask('sync.run', {});
  await server.stop();
  await goTo(page, 'Lineage');
  await page.getByRole('textbox', { name: /Find by name or id/ }).fill(predictionId);
  await page.keyboard.press('Enter');

  const graph = page.getByRole('group', { name: 'Lineage' });
  const { nodes } = await ask('lineage.show', { id: predictionId });
  expect(new Set(nodes.map(({ kind }) => kind))).toEqual(
    new Set([
      'file',
      'datasetVersion',
      'run',
      'modelVersion',
      'testReport',
      'deployment',
      'window',
      'prediction',
      'label',
      'receipt',
    ]),
  );
  for (const name of [/q3\.csv/, /november\.csv/, /\brun\b/, /model version/, /answer/, /receipt/]) {
    await expect(graph.getByRole('button', { name }).first()).toBeVisible();
  }
  await takePictures(page, 'lineage');

  await graph.getByRole('button', { name: /november\.csv/ }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/november\.csv/);
});

test('the log of every change is checked whole from the settings', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await ask('record.add', { subjectCode: 'MBA-1', values: { site: 'Busiu', age_months: 20 } });
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Check now' }).last().click();

  const { ok, entries } = await ask('audit.verify', {});
  expect(ok).toBe(true);
  await expect(page.getByText(`${entries} entries checked`)).toBeVisible();
  await takePictures(page, 'settings');
});
