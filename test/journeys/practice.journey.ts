import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openWindow } from './open-window.ts';

test('the first start opens the practice project, and its rows can be read', async () => {
  const { app, page } = await openWindow({ FIELDLOOP_PRACTICE: join(process.cwd(), 'resources', 'practice') });

  await expect(page.getByText('Child nutrition screening').first()).toBeVisible();
  await page.getByRole('navigation').getByText('Data').click();
  await expect(page.getByText('3,000').first()).toBeVisible();
  await expect(page.getByText('muac_cm').first()).toBeVisible();
  await app.close();
});
