import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawGarment } from '../core/files/images/tiny-images.ts';
import { addFrom } from './add-data.ts';
import { expect, goTo, takePictures, test } from './journey.ts';

const IMAGES = 240;
/** The last image again, under the other label. */
const TWIN = IMAGES + 1;

/** A folder of garments with a table that labels them; every third is a coat, the others are shoes. */
function writeGarments(folder: string): string {
  mkdirSync(folder);
  const rows = ['file,label'];
  for (let number = 1; number <= TWIN; number += 1) {
    const name = `${String(number).padStart(3, '0')}.png`;
    writeFileSync(join(folder, name), drawGarment(Math.min(number, IMAGES)));
    rows.push(`${name},${number % 3 === 0 ? 'coat' : 'shoe'}`);
  }
  writeFileSync(join(folder, 'labels.csv'), `${rows.join('\n')}\n`);
  return folder;
}

test('a folder of images becomes a grid to walk through by keyboard, with its classes and its doubles named', async ({
  open,
}) => {
  const { app, page, ask, home } = await open();
  await ask('project.create', { name: 'Garments' });
  await goTo(page, 'Data');
  await addFrom({ app, page }, 'From a folder of images', writeGarments(join(dirname(home), 'garments')));
  await expect(page.getByText(`${TWIN} images, named by file in labels.csv.`)).toBeVisible();
  await expect(page.getByLabel('Use of label')).toHaveValue('label');
  await takePictures(page, 'import-images');
  await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');

  const grid = page.getByRole('grid', { name: 'Images of garments' });
  await grid.getByRole('gridcell').first().focus();
  await page.keyboard.press('End');
  await expect(grid.getByRole('gridcell', { name: 'shoe, 241.png' })).toBeFocused();
  // Of a long grid only what is in view and a little beyond is drawn.
  expect(await grid.getByRole('gridcell').count()).toBeLessThan(100);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '240.png' });
  await expect(dialog).toContainText('coat');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: '241.png' })).toContainText('shoe');
  await page.keyboard.press('Escape');

  const quality = page.getByRole('region', { name: 'Quality' });
  await expect(quality).toContainText('161 shoe');
  await expect(quality).toContainText('80 coat');
  const doubles = quality.getByRole('listitem').filter({ hasText: '1 image is there twice' });
  await expect(doubles).toContainText('2 rows have the same image and another answer');
  await takePictures(page, 'images');
  await page.keyboard.press('Home');
  await doubles.getByRole('button', { name: '240 (coat, shoe)' }).press('Enter');
  await expect(grid.getByRole('gridcell', { name: 'coat, 240.png' })).toBeFocused();
});
