import type { Page } from '@playwright/test';
import { expect } from './journey.ts';
import { addAnew, asked } from './type-visit.ts';

export type TypedChild = {
  readonly code: string;
  readonly age: string;
  readonly weight: string;
  readonly height: string;
};

/** A whole record by keyboard: Enter in a field goes on to the next section, and on the last one saves. */
export async function typeRecord(page: Page, { code, age, weight, height }: TypedChild): Promise<void> {
  await addAnew(page, code);
  await page.keyboard.press('Enter');
  await expect(asked(page, 'Where are you?')).toBeFocused();
  await page.keyboard.type('Busiu');
  await page.getByRole('radio', { name: /Male/ }).press('Space');
  await asked(page, 'Age').focus();
  await page.keyboard.type(`${age}\n`);
  await asked(page, 'Weight').focus();
  await page.keyboard.type(weight);
  await asked(page, 'Height or length').focus();
  await page.keyboard.type(height);
  await asked(page, 'Mid-upper arm circumference').focus();
  await page.keyboard.type('10.9\n');
  await page
    .getByRole('group', { name: /Oedema/ })
    .getByRole('radio', { name: /No/ })
    .press('Space');
  await page
    .getByRole('group', { name: /Diarrhoea/ })
    .getByRole('radio', { name: /No/ })
    .press('Space');
  await page.keyboard.press('Enter');
}
