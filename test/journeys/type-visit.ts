import type { Locator, Page } from '@playwright/test';
import type { PracticeVisit } from '../../scripts/practice/practice-visits.ts';
import { expect } from './journey.ts';

/** What stood beside the form when the last answer was there. */
export type Told =
  | { readonly kind: 'blind' }
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'advice'; readonly verdict: string; readonly ofHundred: number };

const MOST_TABS = 60;

export const asked = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
export const advicePanel = (page: Page): Locator => page.getByRole('complementary', { name: 'The model’s advice' });

/** Everybody who was found, and the row that adds somebody. */
export const found = (page: Page): Locator => page.getByRole('listbox', { name: 'Found' }).getByRole('option');

/** Goes on with Tab, or back with Shift+Tab, until it has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, goal: Locator, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  await expect(goal).toBeVisible();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${String(goal)}`);
}

export async function tabToAndPress(page: Page, goal: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, goal, key);
  await page.keyboard.press('Enter');
}

/** Types a code where it is asked who it is; returns once the rows answer it. */
export async function lookFor(page: Page, typed: string): Promise<void> {
  const search = page.getByRole('combobox', { name: 'Which child is it?' });
  await expect(search).toBeFocused();
  await page.keyboard.type(typed);
  await expect(page.getByRole('listbox', { name: 'Found' })).toHaveAttribute('aria-busy', 'false');
}

/** From the search to the field of a new child's code, by its last row. */
export async function addAnew(page: Page, code: string): Promise<void> {
  await lookFor(page, code);
  await page.keyboard.press('ArrowUp');
  await expect(found(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(asked(page, 'New child: the code on the card')).toBeFocused();
}

export async function typeSite(page: Page, { answers }: PracticeVisit): Promise<void> {
  await expect(asked(page, 'Where are you?')).toBeFocused();
  await page.keyboard.type(answers['site']?.slice(0, 3) ?? '');
  await page.keyboard.press('Enter');
}

/** The rest of the first page; the form itself proposes the day of the visit. */
export async function typeAgeAndSex(page: Page, { answers }: PracticeVisit): Promise<void> {
  await expect(asked(page, 'Age')).toBeFocused();
  await typeAndGoOn(page, answers['age_months']);
  await page.keyboard.press(answers['sex'] === 'female' ? '1' : '2');
  await page.keyboard.press('Enter');
}

export async function typeWeightAndHeight(page: Page, { answers }: PracticeVisit): Promise<void> {
  await expect(asked(page, 'Weight')).toBeFocused();
  await typeAndGoOn(page, answers['weight_kg']);
  await expect(asked(page, 'Height or length')).toBeFocused();
  await typeAndGoOn(page, answers['height_cm']);
}

/** From the arm to the last question that the model needs. */
export async function typeArmAndSigns(page: Page, { answers }: PracticeVisit): Promise<void> {
  await expect(asked(page, 'Mid-upper arm circumference')).toBeFocused();
  await typeAndGoOn(page, answers['muac_cm']);
  for (const name of ['oedema', 'diarrhoea']) {
    const group = page.getByRole('group', { name: name === 'oedema' ? 'Oedema on both feet?' : 'Diarrhoea' });
    await expect(group.getByRole('radio').first()).toBeFocused();
    await page.keyboard.press(answers[name] === 'yes' ? '1' : '2');
    await page.keyboard.press('Enter');
  }
  if (answers['diarrhoea'] === 'yes') await typeAndGoOn(page, answers['diarrhoea_days']);
}

async function typeAndGoOn(page: Page, text: string | undefined): Promise<void> {
  await page.keyboard.type(text ?? '');
  await page.keyboard.press('Enter');
}

/** Waits for what is said once all that the model needs is there, and keeps it. */
export async function readAdvice(page: Page): Promise<Told> {
  const panel = advicePanel(page);
  await expect(panel).toContainText(/You answer first|No advice: |Of 100 /u);
  const words = await panel.innerText();
  if (words.includes('You answer first')) return { kind: 'blind' };
  if (words.includes('No advice: ')) return { kind: 'none', why: words };
  const verdict = await panel.getByRole('heading').first().innerText();
  return { kind: 'advice', verdict, ofHundred: Number(/about (\d+)/u.exec(words)?.[1]) };
}

/** Past the photo and the place, which need no answer, to the button that saves. */
export async function save(page: Page): Promise<void> {
  await tabToAndPress(page, page.getByRole('button', { name: 'Save the record' }));
  await expect(page.getByRole('button', { name: /^Next record/u })).toBeVisible();
}
