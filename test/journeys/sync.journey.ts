import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { openEmbedded } from '../../server/open-storage.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { expect, goTo, takePictures, test } from './journey.ts';
import { askHome } from './home-tables.ts';
import type { Ask } from './window-port.ts';

const SERVER = join(process.cwd(), 'dist', 'server.js');

/** Many batches of what is sent at once, so that a server can be killed between two. */
const RECORDS = 1_200;

const sendNow = (page: Page) => page.getByRole('button', { name: 'Send now' });

async function useAddress(page: Page, url: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Address' }).fill(url);
  await page.getByRole('button', { name: 'Use this address' }).click();
}

test('without a link work is calm; with one everything has the receipt that the server keeps', async ({
  openPractice,
}) => {
  const { page, ask, home } = await openPractice();
  const folder = join(dirname(home), 'server');
  const absent = await startServer(SERVER, folder);
  await absent.kill();
  await ask('record.add', { subjectCode: 'MBA-1', values: { site: 'Busiu', age_months: 20 } });
  await goTo(page, 'Sync');

  await expect(page.getByRole('heading', { level: 1 })).toContainText('No server yet');
  await useAddress(page, absent.url);
  await sendNow(page).click();
  const { waiting } = await ask('sync.status', {});
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    new RegExp(`No link; ${waiting} .*nothing is lost`),
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
  await takePictures(page, 'sync-offline');

  const server = await startServer(SERVER, folder, absent.port);
  await sendNow(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('All that was saved has its receipt');
  const status = await ask('sync.status', {});
  const counted = await server.status();
  await server.stop();
  expect(status).toMatchObject({ waiting: 0, received: waiting, quarantined: 0 });
  expect(counted).toMatchObject({ devices: 1, operations: waiting, records: 1 });
  expect(await receiptsOf(folder)).toEqual(status.receipts.toSorted());
  const [receipt = ''] = status.receipts;
  await expect(page.getByRole('main')).toContainText(receipt.slice(0, 4));
  await takePictures(page, 'sync');
});

test('a server killed in the middle has nothing twice and loses nothing once it is back', async ({ openPractice }) => {
  const { app, page, ask, home } = await openPractice();
  const folder = join(dirname(home), 'server');
  const server = await startServer(SERVER, folder);
  await addRecords(ask, RECORDS);
  await goTo(page, 'Sync');
  await useAddress(page, server.url);
  await sendNow(page).click();
  await killOnceItHolds(server, 25);

  await expect(sendNow(page)).toBeVisible();
  const cut = await ask('sync.status', {});
  expect(cut.received).toBeLessThan(RECORDS);
  expect(cut.waiting + cut.received).toBeGreaterThan(RECORDS);
  const again = await startServer(SERVER, folder, server.port);
  const headerSaysSending = page.waitForSelector('.link-pill.link-sending');
  await sendNow(page).click();
  await headerSaysSending;
  await expect(page.getByRole('heading', { level: 1 })).toContainText('All that was saved has its receipt');
  const counted = await again.status();
  await again.stop();
  await app.close();
  const queued = await askHome(home, 'SELECT opUuid FROM outbox');
  expect(counted).toMatchObject({ operations: queued.length, records: RECORDS, quarantined: 0 });
});

async function addRecords(ask: Ask, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, number) => number);
  await Promise.all(
    numbers.map((number) => ask('record.add', { subjectCode: `MBA-${number}`, values: { site: 'Busiu' } })),
  );
}

/** Kills the server as soon as its database holds this many operations. */
async function killOnceItHolds(server: ServerProcess, operations: number): Promise<void> {
  await expect
    .poll(async () => (await server.status()).operations, { intervals: [5] })
    .toBeGreaterThanOrEqual(operations);
  await server.kill();
}

async function receiptsOf(folder: string): Promise<readonly unknown[]> {
  const storage = await openEmbedded(folder);
  const receipts = await storage.all('SELECT id FROM receipt');
  await storage.close();
  return receipts.map(({ id }) => id).toSorted();
}
