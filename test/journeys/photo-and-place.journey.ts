import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { asFromPhone, drawSquares } from '../core/files/photos/sample-photos.ts';
import { answerSaveDialog, expect, goTo, takePictures, test } from './journey.ts';

/** Chromium's camera of a turning green circle. */
const CAMERA = ['--use-fake-device-for-media-stream'];

async function openPhotoAndPlace(page: Page): Promise<void> {
  await goTo(page, 'Capture');
  await page.getByRole('button', { name: 'Photo and place' }).first().click();
}

test('a photo is taken with the camera, removed, and put back', async ({ openPractice }) => {
  const { page, ask } = await openPractice({}, CAMERA);
  await openPhotoAndPlace(page);

  await page.getByRole('button', { name: 'Take a photo' }).click();
  await expect(page.getByRole('button', { name: 'Take it' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('img', { name: 'Photo: Photo of the paper form' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Take a photo' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('img', { name: 'Photo: Photo of the paper form' })).toBeVisible();
  const { drafts } = await ask('draft.list', {});
  const { photo } = await ask('photo.show', { sha256: String(drafts[0]?.values['photo']), size: 'thumbnail' });
  expect(photo).toMatchObject({ mediaType: 'image/jpeg', isHere: true, thumbnail: { sizeBytes: expect.any(Number) } });
});

test('without a camera that is said, and a file does: turned, without its place, and no photo is refused', async ({
  openPractice,
}) => {
  const { page, home } = await openPractice();
  await openPhotoAndPlace(page);
  const [photo, other] = [join(home, '..', 'phone.jpg'), join(home, '..', 'letter.jpg')];
  writeFileSync(photo, asFromPhone(drawSquares(800, 500)));
  writeFileSync(other, 'Dear doctor');

  await page.getByRole('button', { name: 'Take a photo' }).click();
  await expect(page.getByRole('status').getByText('This laptop has no camera that can be used.')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(other);
  await expect(page.getByRole('alert')).toContainText('The photo is no photo. Nothing was kept.');
  await page.getByRole('radio', { name: 'français' }).check();
  await expect(page.getByRole('status').getByText('Cet ordinateur n’a pas de caméra utilisable.')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Ce fichier n’est pas une photo. Rien n’a été gardé.');
  await page.getByRole('radio', { name: 'English' }).check();
  await page.locator('input[type=file]').setInputFiles(photo);

  await expect(page.getByText('500 × 800 pixels')).toBeVisible();
  await takePictures(page, 'photo-and-place');
});

test('a place is typed, put right in one touch, or chosen on the map by keyboard', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await openPhotoAndPlace(page);
  const typed = page.getByLabel('Place of the visit', { exact: true });
  const map = page.getByRole('application', { name: 'Map.' });

  await typed.fill('34.15, 0.95');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Did you mean 0.95, 34.15?' }).click();
  await expect(typed).toHaveValue('0.95, 34.15');
  await expect(map.locator('text', { hasText: 'Busiu' })).toBeVisible();
  await map.focus();
  for (const key of ['+', '+', 'ArrowRight', 'Enter']) await page.keyboard.press(key);

  await expect(typed).not.toHaveValue('0.95, 34.15');
  const { drafts } = await ask('draft.list', {});
  expect(String(drafts[0]?.values['place'])).toMatch(/^1\.\d+ 34\.\d+ 0 [1-9]\d*$/);
});

test('after saving, a slip is printed to a PDF in Arabic', async ({ openPractice }) => {
  const { app, page, home } = await openPractice();
  const pdf = join(home, '..', 'slip.pdf');
  await answerSaveDialog(app, pdf);
  await goTo(page, 'Capture');
  await page.getByLabel('Where are you?').selectOption('Wanale');
  await page.getByLabel('Age', { exact: true }).fill('17');
  await page.getByRole('radio', { name: 'Female' }).check();
  await page.getByRole('button', { name: 'Measurements' }).first().click();
  await page.getByLabel('Mid-upper arm circumference', { exact: true }).fill('11.2');
  await page.getByRole('button', { name: 'Signs' }).first().click();
  await page.getByRole('group', { name: 'Oedema on both feet?' }).getByRole('radio', { name: 'No' }).check();
  await page.getByRole('button', { name: 'Photo and place' }).first().click();
  await page.getByRole('button', { name: 'Save the record' }).click();

  await page.getByRole('button', { name: 'Print a slip' }).click();
  const sheet = page.getByRole('dialog').getByRole('article');
  await expect(sheet).toContainText('Mid-upper arm (MUAC): 11.2 cm');
  await expect(sheet).toContainText('Advice: Take the child to the health centre and show this slip.');
  await page.getByRole('radio', { name: 'العربية' }).check();
  await expect(sheet).toHaveAttribute('dir', 'rtl');
  await expect(sheet).toContainText('بيانات مصطنعة للتدريب');
  await takePictures(page, 'slip-arabic');
  await page.getByRole('button', { name: 'Save as PDF' }).click();

  await expect(page.getByRole('status').getByText('The slip is saved')).toBeVisible();
  expect(statSync(pdf).size).toBeGreaterThan(2_000);
});
