import { expect, test } from '@playwright/test';
import { openWindow } from './open-window.ts';

test('the window is closed off from Node, from the network and from other pages', async () => {
  const { app, page } = await openWindow();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });

  await expect(page.locator('#root')).not.toBeEmpty();
  expect(violations).toEqual([]);
  expect(await page.evaluate(() => location.protocol)).toBe('app:');
  expect(
    await page.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')]),
  ).toEqual(['undefined', 'undefined']);
  expect(
    await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  expect(await page.evaluate(() => window.open('app://fieldloop/'))).toBeNull();
  const preferences = await app.evaluate(({ webContents }) => {
    type WithPreferences = { getLastWebPreferences(): Record<string, unknown> }; // Electron has it, its types do not
    return webContents
      .getAllWebContents()
      .map((contents) => (contents as unknown as WithPreferences).getLastWebPreferences());
  });
  expect(preferences).toMatchObject([
    {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  ]);
  await app.close();
});

test('the page brings the frame drawn, and the program puts its own in that place', async () => {
  const { app, page } = await openWindow();
  const html = await app.evaluate(async ({ net }) => (await net.fetch('app://fieldloop/')).text());
  expect(html).toContain('<div class="drawn" inert="">');
  expect(html).toContain('Runs');
  await expect(page.locator('.drawn')).toHaveCount(0);
  await app.close();
});
