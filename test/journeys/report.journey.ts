import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerSaveDialog, expect, goTo, takePictures, test } from './journey.ts';
import { putModelInUse, scoreNovember } from './prepare.ts';

test('what changed is told by the desktop once, put off, and saved as a PDF and a page without records', async ({
  openPractice,
}) => {
  const { app, page, ask } = await openPractice();
  await app.evaluate(({ Notification }) => {
    const shown: string[] = [];
    Notification.isSupported = () => true;
    Notification.prototype.show = function show() {
      shown.push(this.title);
      this.emit('click');
    };
    Object.assign(globalThis, { shownNotices: shown });
  });
  await ask('alert.setRules', { quiet: null });
  await putModelInUse(ask);
  await scoreNovember(ask);

  await expect
    .poll(() => app.evaluate(() => (globalThis as { shownNotices?: string[] }).shownNotices), { timeout: 60_000 })
    .toEqual([expect.stringContaining('Busiu')]);
  await expect(page.getByRole('heading', { level: 1, name: /Busiu/ })).toBeVisible();
  await page.getByText('History').click();
  await expect(page.getByText('Told on the desktop.')).toBeVisible();

  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  await answerSaveDialog(app, join(folder, 'report.pdf'));
  await page.getByRole('button', { name: 'Save the report' }).click();
  await page.getByRole('menuitem', { name: 'As PDF' }).click();
  await expect(page.getByText(/Saved as .*report\.pdf/)).toBeVisible();
  expect(readFileSync(join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  await answerSaveDialog(app, join(folder, 'report.html'));
  await page.getByRole('button', { name: 'Save the report' }).click();
  await page.getByRole('menuitem', { name: 'As a page (HTML)' }).click();
  await expect(page.getByText(/Saved as .*report\.html/)).toBeVisible();
  const html = readFileSync(join(folder, 'report.html'), 'utf8');
  expect(html).toContain('at Busiu reads about');
  expect(html).not.toMatch(/F-\d{4}|BUS-\d{4}/u);

  await page.getByRole('button', { name: 'Put off' }).click();
  await page.getByRole('menuitem', { name: 'For a day' }).click();
  await expect(page.getByText(/put off until/).first()).toBeVisible();
  await takePictures(page, 'alert-put-off');
  await goTo(page, 'Settings');
  await page.getByRole('region', { name: 'Alerts' }).scrollIntoViewIfNeeded();
  await takePictures(page, 'alert-rules');
  await goTo(page, 'Today');
  expect((await ask('today.show', {})).openAlerts).toEqual([]);
});
