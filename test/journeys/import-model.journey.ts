import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { GraphWriter } from '../../electron/compute/onnx/write-graph.ts';
import { finish, squareRoot, weightedSum } from '../compute/tiny-models.ts';
import { drawGarment } from '../core/files/images/tiny-images.ts';
import { answerOpenDialog, expect, goTo, takePictures, test } from './journey.ts';

/** Chooses a file, or a folder, by keyboard as somebody without a mouse does. */
async function startImport(app: ElectronApplication, page: Page, path: string, from = /A file/): Promise<void> {
  await answerOpenDialog(app, path);
  await page.getByRole('button', { name: 'Import a model' }).first().press('Enter');
  await page.getByRole('menuitem', { name: from }).press('Enter');
}

test('an ONNX file becomes a model that scores; a broken one is refused with the reason', async ({ openPractice }) => {
  const { app, page, ask, home } = await openPractice();
  const folder = dirname(home);
  const { onnx, sha256 } = squareRoot();
  writeFileSync(join(folder, 'root.onnx'), onnx);
  writeFileSync(join(folder, 'broken.onnx'), onnx.subarray(0, onnx.length / 2));
  writeFileSync(join(folder, 'squares.csv'), 'x,note\n1,a\n4,b\n9,c\n');
  await ask('dataset.import', { path: join(folder, 'squares.csv'), dataset: 'squares' });
  await goTo(page, 'Models');

  await startImport(app, page, join(folder, 'broken.onnx'));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(/broken|damaged|not .*ONNX|ends/i);
  expect(await ask('model.list', {})).toEqual({ models: [] });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await startImport(app, page, join(folder, 'root.onnx'));
  await dialog.getByLabel(/Data set like/).selectOption('squares@1');
  await takePictures(page, 'import-model');
  await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /root/i })).toBeVisible();
  const { models } = await ask('model.list', {});
  expect(models).toMatchObject([{ name: 'root', version: 1, sha256, source: { kind: 'file', name: 'root.onnx' } }]);
  expect(models[0]?.spec.inputs).toMatchObject([{ name: 'x', columns: ['x'] }]);
  await takePictures(page, 'models');
  const { output } = await ask('predict.record', { model: 'root', record: { x: 49 } });
  expect(output.prediction).toBe(7);
});

test('a model of one table asks for the columns in their order', async ({ openPractice }) => {
  const { app, page, ask, home } = await openPractice();
  const folder = dirname(home);
  writeFileSync(join(folder, 'sum.onnx'), weightedSum().onnx);
  writeFileSync(join(folder, 'pairs.csv'), 'a,b,note\n1,2,x\n3,4,y\n');
  await ask('dataset.import', { path: join(folder, 'pairs.csv'), dataset: 'pairs' });
  await goTo(page, 'Models');

  await startImport(app, page, join(folder, 'sum.onnx'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Data set like/).selectOption('pairs@1');
  await dialog.getByLabel('X, 1 of 2').selectOption('b');
  await dialog.getByLabel('X, 2 of 2').selectOption('a');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /sum/i })).toBeVisible();

  const { output } = await ask('predict.record', { model: 'sum', record: { a: 1, b: 2 } });
  expect(output.prediction).toBe(12);
});

/** x [rows, 1, 28, 28] → the mean of its pixels; y [rows, 2, 3, 5, 7] → itself, which no column can fill. */
function brightnessAndEcho(): readonly [Uint8Array, Uint8Array] {
  const [brightness, echo] = [new GraphWriter(), new GraphWriter()];
  brightness.input('x', 'float32', ['N', 1, 28, 28]);
  const mean = brightness.node('GlobalAveragePool', ['x'], 'mean');
  brightness.output(brightness.node('Flatten', [mean], 'brightness'), 'float32', ['N', 1]);
  echo.input('y', 'float32', ['N', 2, 3, 5, 7]);
  echo.output(echo.node('Identity', ['y'], 'same'), 'float32', ['N', 2, 3, 5, 7]);
  return [finish(brightness), finish(echo)];
}

test('a model of pictures asks how it takes pixels, and one that is no table is kept for its tensors', async ({
  openPractice,
}) => {
  const { app, page, ask, home } = await openPractice();
  const [folder, garments] = [dirname(home), join(dirname(home), 'garments')];
  const [brightness, echo] = brightnessAndEcho();
  writeFileSync(join(folder, 'brightness.onnx'), brightness);
  writeFileSync(join(folder, 'echo.onnx'), echo);
  for (const label of ['coat', 'shoe']) {
    mkdirSync(join(garments, label), { recursive: true });
    for (const number of [1, 2]) writeFileSync(join(garments, label, `${number}.png`), drawGarment(number));
  }
  await ask('dataset.import', { path: garments, dataset: 'garments' });
  await goTo(page, 'Models');
  const dialog = page.getByRole('dialog');

  await startImport(app, page, join(folder, 'brightness.onnx'));
  await dialog.getByLabel(/Data set like/).selectOption('garments@1');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('takes the pixels');
  await dialog.getByLabel('How it takes pixels').selectOption({ label: '0 to 1' });
  await takePictures(page, 'import-pictures');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /brightness/i })).toBeVisible();
  const shown = await ask('model.show', { ref: 'brightness' });
  expect(shown.model.spec.inputs).toMatchObject([{ name: 'x', pixels: 'unit' }]);

  await startImport(app, page, join(folder, 'echo.onnx'));
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('is not a table');
  await takePictures(page, 'import-tensors');
  await dialog.getByRole('button', { name: 'Keep as a model of tensors' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /echo/i })).toBeVisible();
  expect((await ask('model.show', { ref: 'echo' })).model.spec.task).toBe('tensors');
});

test('a folder that MLflow made is imported from the window, with the columns that it names', async ({
  openPractice,
}) => {
  const { app, page, ask, home } = await openPractice();
  const [folder, logged] = [dirname(home), join(dirname(home), 'logged-model')];
  mkdirSync(logged);
  writeFileSync(join(logged, 'model.onnx'), weightedSum().onnx);
  const inputs = '[{"name": "b", "type": "float"}, {"name": "a", "type": "float"}]';
  writeFileSync(
    join(logged, 'MLmodel'),
    `flavors:\n  onnx:\n    data: model.onnx\nsignature:\n  inputs: '${inputs}'\n`,
  );
  writeFileSync(join(folder, 'pairs.csv'), 'a,b\n1,2\n3,4\n');
  await ask('dataset.import', { path: join(folder, 'pairs.csv'), dataset: 'pairs' });
  await goTo(page, 'Models');

  await startImport(app, page, logged, /A folder/);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Data set like/).selectOption('pairs@1');
  await expect(dialog.getByLabel('X, 1 of 2')).toHaveValue('b');
  await takePictures(page, 'import-mlflow');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /logged/i })).toBeVisible();
  const { output } = await ask('predict.record', { model: 'logged-model', record: { a: 1, b: 2 } });
  expect(output.prediction).toBe(12);
});
