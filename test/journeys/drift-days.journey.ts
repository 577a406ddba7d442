import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, goTo, takePictures, test, TRAINING_FILE } from './journey.ts';
import { putModelInUse } from './prepare.ts';
import type { Ask } from './window-port.ts';

const MS_PER_DAY = 86_400_000;
const DAYS = 20;
const A_DAY = 6;

/** Measured as the training file's children were, but every weight of the last five days is four kilograms too heavy. */
async function captureDays(ask: Ask): Promise<void> {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(TRAINING_FILE, 'utf8').trim(), { header: true });
  for (let place = 0; place < DAYS * A_DAY; place += 1) {
    const daysAgo = DAYS - 1 - Math.floor(place / A_DAY);
    const { sex, site, oedema, diarrhoea, age_months, weight_kg, height_cm, muac_cm } = data[place] ?? {};
    const numbers = { age_months, weight_kg, height_cm, muac_cm };
    const known = Object.entries(numbers).filter(([, text]) => text !== undefined && text !== '');
    const values = {
      sex: sex ?? '',
      site: site ?? '',
      oedema: oedema ?? '',
      diarrhoea: diarrhoea ?? '',
      visit_date: new Date(Date.now() - daysAgo * MS_PER_DAY).toISOString().slice(0, 10),
      ...Object.fromEntries(
        known.map(([name, text]) => [name, Number(text) + (name === 'weight_kg' && daysAgo < 5 ? 4 : 0)]),
      ),
    };
    await ask('record.add', { values });
  }
}

test('weights that became too heavy are seen in what was captured day by day, drawn, and said', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await putModelInUse(ask);
  await captureDays(ask);
  await goTo(page, 'Drift');

  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Nobody has looked at these days yet');
  await page.getByRole('button', { name: 'Look now' }).click();
  await expect(heading).toContainText('Weight');
  await page.getByRole('button', { name: 'Look now' }).click();
  await expect(page.getByText(/Looked today already/)).toBeVisible();
  const said = (await heading.textContent()) ?? '';
  await goTo(page, 'Today');
  await page.getByRole('button', { name: 'See what changed' }).click();
  await expect(heading).toHaveText(said);

  const map = page.getByRole('region', { name: 'Changes, day by day' });
  await map.getByRole('application').press('ArrowLeft');
  await expect(map).toContainText(/Weight, \d+ \w+: size [\d.]+, n \d+/);
  const over = page.getByRole('region', { name: 'Weight over time' });
  await over.getByRole('button', { name: 'Show as a table' }).click();
  const { columns, stretches } = await ask('monitor.days', { days: DAYS });
  const weight = columns.find(({ name }) => name === 'weight_kg');
  expect(stretches.map(({ n }) => n)).toEqual(stretches.map(() => A_DAY));
  await expect(over.getByRole('row')).toHaveCount(1 + (weight?.stretches.length ?? 0));
  await takePictures(page, 'drift-days');

  await page.getByRole('radio', { name: '7 days' }).click();
  await expect(map).toContainText('a square: 7 days');
  await page.getByRole('combobox', { name: 'Site' }).selectOption({ label: 'Busiu' });
  await expect(page.getByRole('main')).toContainText(/\d+ records? of the last 364 days/);
});

test('how right the model was stands beside what came in, with whom to ask next', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await putModelInUse(ask);
  await captureDays(ask);
  const { items } = await ask('review.list', { limit: 40 });
  for (const { prediction } of items) {
    await ask('label.add', { predictionId: prediction.id, answer: { kind: 'confirmed' }, predictionShown: true });
  }
  await goTo(page, 'Drift');

  await expect(page.getByRole('main')).toContainText(
    `The truth of ${items.length} of ${DAYS * A_DAY} records is known.`,
  );
  const right = page.getByRole('region', { name: 'How right is v1 now?' });
  await right.getByRole('button', { name: 'Show as a table' }).click();
  const { stretches } = await ask('monitor.performance', { by: 'week' });
  const told = stretches.filter(({ measured, estimated }) => measured['sensitivity'] ?? estimated['sensitivity']);
  expect(told.length).toBeGreaterThan(0);
  await expect(right.getByRole('row')).toHaveCount(1 + told.length);
  await expect(page.getByRole('table', { name: 'Who decides' })).toContainText(`100 (n ${items.length})`);

  const wanted = page.getByRole('region', { name: 'Answers that would tell most' }).getByRole('button').first();
  await wanted.press('Enter');
  await expect(page.getByRole('main', { name: 'Review' })).toBeVisible();
});
