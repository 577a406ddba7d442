import { expect, goTo, takePictures, test } from './journey.ts';
import { putModelInUse, scoreNovember } from './prepare.ts';

test('the scale that went wrong is named with its day, drawn, and acknowledged with a reason', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await putModelInUse(ask);
  const windowId = await scoreNovember(ask);
  await goTo(page, 'Drift');

  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(/Busiu reads about 1\.1 kg too heavy since 1\d November/);
  const { report, alertId } = await ask('monitor.report', { windowId });
  expect(report).toMatchObject({ n: 700, referenceN: 3_000, drift: true });
  expect(report.siteChange).toMatchObject({ site: 'Busiu', column: 'weight_kg' });
  await expect(page.getByRole('main')).toContainText('700');
  const table = page.getByRole('table').first();
  await expect(table.getByRole('row')).toHaveCount(report.columns.length + 1);

  const chart = page.getByRole('region', { name: /before and now/ });
  await chart.getByRole('button', { name: 'Show as a table' }).click();
  const now = await chart
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => Number(row.querySelector('td:last-child')?.textContent ?? 0)));
  expect(now.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
  await takePictures(page, 'drift');

  await page.getByRole('button', { name: /Acknowledge/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('The scale was changed on the 15th');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Acknowledge', exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
  const { alerts } = await ask('alert.list', {});
  expect(alerts).toMatchObject([{ id: alertId, reason: 'The scale was changed on the 15th' }]);
  expect(alerts[0]?.acknowledgedAtMs).toEqual(expect.any(Number));
  expect(await ask('today.show', {})).toMatchObject({ openAlerts: [] });
  await goTo(page, 'Today');
  await takePictures(page, 'today');
});
