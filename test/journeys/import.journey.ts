import { createWriteStream, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { expect, goTo, takePictures, test } from './journey.ts';
import { addFrom } from './add-data.ts';
import type { OpenWindow } from './open-window.ts';
import { countImported } from './home-tables.ts';

/** A file of a kind that spreadsheets write: a byte order mark, `;`, quotes, a line break in a cell, leading zeros, a comma in numbers. */
const AWKWARD = [
  '\uFEFFcode;note;depth;dry;measured',
  '007;"Near the ""old"" well; shaded";12,5;no;2026-03-01',
  '012;"two\nlines";9,25;yes;2026-03-02',
  '100;;15;no;',
  '',
].join('\r\n');

const RAGGED = ['code,depth', '1,12', '2,9,what is this', '3,15', '4', ''].join('\n');

async function openOwnProject(open: () => Promise<OpenWindow>): Promise<OpenWindow> {
  const window = await open();
  await window.ask('actor.use', { name: 'Amina', role: 'officer' });
  await window.ask('project.create', { name: 'Wells of Mbale' });
  await goTo(window.page, 'Data');
  return window;
}

async function chooseFile({ app, page, home }: OpenWindow, name: string, content: string): Promise<void> {
  const path = join(dirname(home), name);
  writeFileSync(path, content);
  await addFrom({ app, page }, 'From a file', path);
}

test('an awkward file is shown before it is kept, corrected by hand, and kept as it is written', async ({ open }) => {
  const window = await openOwnProject(open);
  const { page, ask } = window;
  await chooseFile(window, 'wells.csv', AWKWARD);

  await expect(page.getByRole('heading', { name: 'What wells holds' })).toBeVisible();
  await expect(page.getByLabel('Type of code')).toHaveValue(/text|category/);
  await page.getByLabel('Decimal mark').selectOption(',');
  await expect(page.getByLabel('Type of depth')).toHaveValue('number');
  expect(await ask('dataset.list', {})).toEqual({ datasets: [] });
  await page.getByLabel('Type of note').focus();
  await page.keyboard.type('text');
  await page.getByLabel('Use of code').selectOption('key');
  await takePictures(page, 'import');
  await page.getByRole('button', { name: 'Import', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: /^Wells v1/ })).toBeVisible();
  await page.getByRole('tab', { name: /Rows/ }).click();
  await expect(page.getByRole('cell', { name: '007' })).toBeVisible();
  const { version } = await ask('dataset.show', { ref: 'wells' });
  expect(version).toMatchObject({ version: 1, rows: 3, source: { name: 'wells.csv' } });
  expect(version.columns).toMatchObject([
    { name: 'code', role: 'key', missing: 0 },
    { name: 'note', type: 'text', missing: 1 },
    { name: 'depth', type: 'number' },
    { name: 'dry', type: 'boolean' },
    { name: 'measured', type: 'date', missing: 1 },
  ]);
  expect((await ask('dataset.page', { ref: 'wells', firstRow: 0, rows: 10 })).rows).toEqual([
    ['007', 'Near the "old" well; shaded', 12.5, 'no', '2026-03-01'],
    ['012', 'two\nlines', 9.25, 'yes', '2026-03-02'],
    ['100', null, 15, 'no', null],
  ]);
});

test('a ragged file is refused with the numbers of its lines, and nothing is left behind', async ({ open }) => {
  const window = await openOwnProject(open);
  const { app, page, ask, home } = window;
  await chooseFile(window, 'ragged.csv', RAGGED);
  const importNow = page.getByRole('button', { name: 'Import', exact: true });
  const refusal = page.getByRole('alert');
  await expect(importNow.or(refusal)).toBeVisible();
  if (await importNow.isVisible()) await importNow.click();

  await expect(refusal).toContainText('rows 3 and 5 have 1 or 3 values');
  expect(await ask('dataset.list', {})).toEqual({ datasets: [] });
  await app.close();
  expect(await countImported(home)).toEqual({ versions: 0, chunks: 0 });
});

test('an import that is stopped leaves the home as it was', async ({ open }) => {
  const window = await openOwnProject(open);
  const { app, page, ask, home } = window;
  const path = join(dirname(home), 'long.csv');
  await writeLongFile(path, 10_000_000);
  await addFrom(window, 'From a file', path);
  await page.getByRole('button', { name: 'Import', exact: true }).click();

  await page.getByRole('progressbar').waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeVisible();
  expect(await ask('dataset.list', {})).toEqual({ datasets: [] });
  await app.close();
  expect(await countImported(home)).toEqual({ versions: 0, chunks: 0 });
});

/** Long enough to be stopped in the middle. */
async function writeLongFile(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('row,depth,site\n');
  let lines = '';
  for (let row = 0; row < rows; row += 1) {
    lines += `${row},${(row * 7919) % 1009},site ${row % 40}\n`;
    if (lines.length < 1_000_000) continue;
    if (!file.write(lines)) await once(file, 'drain');
    lines = '';
  }
  file.write(lines);
  file.end();
  await once(file, 'close');
}

test('an order of day and month that nothing shows is asked, and the file is read as was said', async ({ open }) => {
  const window = await openOwnProject(open);
  const { page, ask } = window;
  await chooseFile(window, 'seen.csv', ['seen', '01/02/2026', '03/04/2026', '05/06/2026', ''].join('\n'));

  await expect(page.getByText('Day or month first? Not said, it stays text.')).toBeVisible();
  await expect(page.getByLabel('Type of seen')).toHaveValue('text');
  await page.getByRole('button', { name: 'month first' }).press('Enter');
  await expect(page.getByLabel('Type of seen')).toHaveValue('date');
  await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: /^Seen v1/ })).toBeVisible();
  expect((await ask('dataset.page', { ref: 'seen', firstRow: 0, rows: 3 })).rows).toEqual([
    ['2026-01-02'],
    ['2026-03-04'],
    ['2026-05-06'],
  ]);
});
