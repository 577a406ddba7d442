import type { Page } from '@playwright/test';
import { answerOpenDialog } from './journey.ts';
import type { OpenWindow } from './open-window.ts';

/** The ways in for data, as the menu of the Data screen names them. */
type Way = 'From a file' | 'From a folder of images' | 'From records captured here';

/** Opens the menu and takes a way in, by the keyboard alone. */
export async function addData(page: Page, way: Way): Promise<void> {
  await page.getByRole('button', { name: 'Add data' }).press('Enter');
  await page.getByRole('menuitem', { name: way }).press('Enter');
}

/** Takes in what lies at `path`; the next dialog of the system answers with it. */
export async function addFrom(
  { app, page }: Pick<OpenWindow, 'app' | 'page'>,
  way: 'From a file' | 'From a folder of images',
  path: string,
): Promise<void> {
  await answerOpenDialog(app, path);
  await addData(page, way);
}
