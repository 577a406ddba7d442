import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerSaveDialog, expect, goTo, takePictures, test } from './journey.ts';
import { putModelInUse } from './prepare.ts';

/** One step by its fields: rows whose weight is at most 15 kg. */
async function keepLightChildren(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New version from this' }).click();
  await page.getByRole('button', { name: 'Keep rows' }).click();
  await page.getByLabel('Column', { exact: true }).selectOption({ label: 'Weight' });
  await page.getByLabel('Comparison').selectOption({ label: 'is at most' });
  await page.getByLabel('Value', { exact: true }).fill('15');
}

test('a version is made by a step that was counted before, and says what changed and where it came from', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await goTo(page, 'Data');
  await keepLightChildren(page);
  await expect(page.getByText('Keeps rows where Weight is at most 15')).toBeVisible();
  const counted = page.getByText(/of 3,000 rows would stay/);
  await expect(counted).toBeVisible();
  const kept = Number((await counted.textContent())?.split(' ')[0]?.replace(',', ''));
  await takePictures(page, 'new-version');
  await page.getByRole('button', { name: 'Make the version' }).click();

  await page.getByRole('tab', { name: 'Changes from v1' }).click();
  await expect(page.getByText(`Since v1: ${(3_000 - kept).toLocaleString('en')} rows went.`)).toBeVisible();
  await expect(page.getByRole('table', { name: 'How values are spread' })).toContainText('Weight');
  await takePictures(page, 'changes');
  await page.getByRole('tab', { name: 'Where it came from' }).click();
  await expect(page.getByText('Keeps rows where Weight is at most 15')).toBeVisible();
  const { version } = await ask('dataset.show', { ref: 'screening' });
  expect(version).toMatchObject({ version: 2, rows: kept, source: { kind: 'derived', fromRef: 'screening@1' } });
});

test('a column is described otherwise, and the values that do not fit are found and shown', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'New version from this' }).click();
  await page.getByRole('tab', { name: 'Describe columns' }).click();
  await page.getByLabel('Largest allowed value of Weight').fill('20');
  await page.getByRole('button', { name: 'Make the version' }).click();

  const quality = page.getByRole('region', { name: 'Quality' });
  const finding = quality.getByRole('listitem').filter({ hasText: /Weight: .* outside the allowed range/ });
  await expect(finding).toContainText('Allowed are 20 and less');
  const link = finding.getByRole('button').first();
  const row = Number((await link.textContent())?.replace(/\(.*/u, '').replace(',', ''));
  await link.click();

  // The head is the first row of a table.
  await expect(page.locator(`[role=row][aria-rowindex="${row + 1}"]`)).toBeFocused();
  const shown = await ask('dataset.page', { ref: 'screening', firstRow: row - 1, rows: 1 });
  const weight = shown.columns.findIndex(({ name }) => name === 'weight_kg');
  expect(Number(shown.rows[0]?.[weight])).toBeGreaterThan(20);
});

test('a version is exported as Parquet, and deleted after its uses were named', async ({ openPractice }) => {
  const { app, page, ask, home } = await openPractice();
  await putModelInUse(ask);
  const light = { kind: 'filter', where: { column: 'weight_kg', operator: '<=', value: 15 } } as const;
  const { rows } = await ask('dataset.derive', { ref: 'screening', name: 'light', steps: [light] });
  await goTo(page, 'Data');
  await page.getByLabel('Data set').selectOption({ label: 'Screening' });
  const path = join(dirname(home), 'screening.parquet');
  await answerSaveDialog(app, path);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /Parquet/ }).click();
  await expect(page.getByText('Wrote 3,000 rows')).toBeVisible();
  expect(statSync(path).size).toBeGreaterThan(1_000);
  expect(readFileSync(path).subarray(-4).toString()).toBe('PAR1');

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete this version' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('The model Referral v1');
  await expect(dialog).toContainText('The version Light v1');
  await takePictures(page, 'delete');
  await dialog.getByRole('button', { name: 'Delete Screening v1' }).click();

  await expect(dialog).toBeHidden();
  const { datasets } = await ask('dataset.list', {});
  expect(datasets).toMatchObject([{ name: 'light', version: 1, rows }]);
  expect((await ask('lineage.show', { id: datasets[0]?.id ?? '' })).nodes).toContainEqual(
    expect.objectContaining({ label: 'screening@1' }),
  );
});
