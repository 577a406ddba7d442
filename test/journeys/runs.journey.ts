import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, goTo, takePictures, test } from './journey.ts';

/** What a screen reader or a keyboard would stumble over, by the rules of WCAG 2 A and AA. */
async function expectAccessible(page: Page): Promise<void> {
  // Without a second page, which the application opens for nobody.
  const builder = new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa']);
  const { passes, violations } = await builder.analyze();
  expect(passes.length).toBeGreaterThan(5);
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
}

test('a training is asked for by keyboard, ends in a verdict, and can be tried again with a change', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Train a model' }).first().press('Enter');
  const main = page.getByRole('main');
  await expect(main).toContainText('Left out: Site.');
  await expectAccessible(page);
  await page.getByRole('radio', { name: /On people not met/ }).press('ArrowRight');
  await page.getByText('All settings').press('Enter');
  await page.getByLabel('Leaves of a tree').fill('1');
  await expect(page.getByRole('button', { name: 'Start training' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Leaves of a tree').fill('9');
  await takePictures(page, 'wizard');
  await page.getByRole('button', { name: 'Start training' }).press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: /Right in \d+ of 100\. Misses \d+ of 100/ })).toBeVisible();
  const { runs } = await ask('run.list', {});
  expect(runs).toMatchObject([{ parameters: { leaves: 9, split: { kind: 'group', column: 'site' } } }]);
  await expectAccessible(page);
  await takePictures(page, 'verdict');
  await page.getByRole('button', { name: 'Try again with a change' }).press('Enter');
  await expect(page.getByRole('radio', { name: /On a site not seen/ })).toBeChecked();
});

const referral = { dataset: 'screening', target: 'needs_referral', name: 'referral' } as const;
const quick = { trees: 20 };

test('two runs that are chosen by keyboard are held against each other', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await ask('model.train', { ...referral, parameters: quick });
  await ask('model.train', { ...referral, algorithm: 'linear' });
  await goTo(page, 'Runs');
  const rows = page.getByRole('table', { name: 'Runs' }).getByRole('row');
  await rows.nth(1).press(' ');
  await rows.nth(2).press(' ');
  await page.getByRole('button', { name: 'Compare' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /ranks best/ })).toBeVisible();
  await expect(page.getByRole('table', { name: 'What differs' })).toContainText('linear model');
  await expectAccessible(page);
  await takePictures(page, 'compare');
});

test('a limit by what a mistake costs goes into use, and what is near it is left to people', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await ask('model.train', { ...referral, parameters: quick });
  await goTo(page, 'Models');
  await page.getByRole('button', { name: /^Put .*in use/ }).press('Enter');
  await page.getByRole('radio', { name: /From a limit/ }).press('ArrowRight');
  await page.getByLabel('One that is missed is as bad as').fill('10');
  await page.getByRole('slider', { name: 'Leaves to a person' }).fill('5');
  await expectAccessible(page);
  await takePictures(page, 'operating-point');
  const preview = page.getByRole('region', { name: 'What it would have meant' });
  const limit = /from (\d+) of 100/.exec(await preview.innerText())?.[1];
  await page.getByRole('button', { name: 'Put in use', exact: true }).press('Enter');

  await expect(page.getByRole('dialog')).toBeHidden();
  const { moves } = await ask('model.show', { ref: 'referral@champion' });
  expect(moves[0]?.operatingPoint).toMatchObject({ basis: { kind: 'cost', missCost: 10 }, unsureWithin: 0.05 });
  expect(moves[0]?.threshold).toBeCloseTo(Number(limit) / 100, 9);
  await ask('predict.dataset', { dataset: 'screening' });
  await goTo(page, 'Review');
  await expect(page.getByRole('main').getByText('your call').first()).toBeVisible();
});
