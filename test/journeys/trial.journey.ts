import { expect, goTo, takePictures, test } from './journey.ts';
import type { Ask } from './window-port.ts';

const train = { dataset: 'screening', target: 'needs_referral', name: 'referral' } as const;
const signed = 'tried before the district meeting';

/** Version 1 in use, and version 2 that is tried. */
async function trainTwo(ask: Ask): Promise<void> {
  const first = await ask('model.train', { ...train, algorithm: 'gbdt' });
  await ask('model.promote', { ref: first.model.ref, override: signed });
  await ask('model.train', { ...train, algorithm: 'linear' });
}

/** Children between well and in need, so that two models do not say the same of all of them. */
async function captureChildren(ask: Ask, count: number): Promise<void> {
  for (let child = 0; child < count; child += 1) {
    const site = child % 2 === 0 ? 'Busiu' : 'Wanale';
    const grown = { age_months: 12 + (child % 40), weight_kg: 7 + (child % 5), height_cm: 70 + (child % 40) };
    const values = { site, sex: child % 3 === 0 ? 'male' : 'female', ...grown, muac_cm: 10.8 + (child % 8) * 0.4 };
    await ask('record.add', {
      subjectCode: `TRY-${100 + child}`,
      values: { ...values, oedema: 'no', diarrhoea: 'no' },
    });
  }
}

test('a shadow answers every record silently, and the report says where it differs', async ({ openPractice }) => {
  const { page, ask } = await openPractice();
  await trainTwo(ask);
  await goTo(page, 'Models');
  await page.getByRole('button', { name: /^v2/ }).click();
  await page.getByRole('button', { name: 'More to do with this version' }).click();
  await page.getByRole('menuitem', { name: 'Let it answer silently…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Let it answer' }).click();
  await expect(page.getByText('Referral v2 answers silently from now on')).toBeVisible();
  await page.getByRole('tab', { name: 'Shadow' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('It listens. No record has been answered by both yet.');

  await captureChildren(ask, 12);
  await expect(page.getByRole('tabpanel')).toContainText('12 records since');
  await expect(page.getByRole('list', { name: 'How often both say the same' })).toContainText('Site: Busiu');
  await takePictures(page, 'shadow');
  const report = await ask('model.shadow', { ref: 'referral@2' });
  expect(report).toMatchObject({ records: 12, championRef: 'referral@1', isShadow: true, waiting: 0 });

  const { events } = await ask('record.show', { id: (await ask('record.list', {})).records[0]?.id ?? '' });
  expect(events[0]?.predictions.map(({ modelRef }) => modelRef)).toEqual(['referral@1']);
  const [example] = report.examples;
  expect(example).toBeDefined();
  await page
    .getByRole('table', { name: 'Where they do not say the same' })
    .getByText(example?.subjectCode ?? '')
    .click();
  await expect(page.getByRole('main')).toContainText(example?.subjectCode ?? '');
});

test('a canary that finds nobody in need is taken back by itself, and the alarm opens on why', async ({
  openPractice,
}) => {
  const { page, ask } = await openPractice();
  await trainTwo(ask);
  const tests = [{ id: 'schema', kind: 'outputSchema' as const }];
  const own = {
    leastRecords: 5,
    falseAlarm: 0.2,
    positive: { within: 0.05 },
    failed: null,
    slow: null,
    corrected: null,
  };
  await ask('testSuite.set', { model: 'referral', suite: { tests, tripwires: own } });
  await goTo(page, 'Models');
  await page.getByRole('button', { name: /^v2/ }).click();
  await page.getByRole('button', { name: 'More to do with this version' }).click();
  await page.getByRole('menuitem', { name: 'Try it on some of the records…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Share of the children' }).fill('50');
  await takePictures(page, 'canary-dialog');
  await dialog.getByRole('button', { name: 'Try it' }).click();
  await dialog.getByRole('textbox', { name: /because/ }).fill(signed);
  await dialog.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText('Referral v2 advises on some of the records from now on')).toBeVisible();
  await ask('model.promote', {
    ref: 'referral@2',
    alias: 'canary',
    canary: { by: 'share', share: 0.5 },
    threshold: 1,
    override: signed,
  });
  await page.getByRole('tab', { name: 'Trial' }).click();
  // The draw follows from the version's id, new in every run: so many that any half of them shows it.
  await captureChildren(ask, 160);

  await expect(page.getByRole('region', { name: 'Taken back by itself' })).toContainText('finds what is looked for');
  await takePictures(page, 'canary-taken-back');
  await goTo(page, 'Today');
  await page.getByRole('main').getByRole('button', { name: 'See why' }).first().click();
  await expect(page.getByRole('region', { name: 'Taken back by itself' })).toBeVisible();
  const { moves } = await ask('model.show', { ref: 'referral' });
  expect(moves[0]).toMatchObject({ alias: 'canary', kind: 'removal', actorName: 'Fieldloop' });
  await page.getByRole('button', { name: 'Acknowledge…' }).click();
  await dialog.getByRole('textbox').fill('Its limit was 100');
  await dialog.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Acknowledge…' })).toHaveCount(0);
});
