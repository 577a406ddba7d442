import { expect, test } from 'vitest';
import { lookForDrift } from '../../../../electron/core/actions/look-for-drift.ts';
import { showWatchedDays } from '../../../../electron/core/actions/show-watched-days.ts';
import { calls } from '../../../../shared/calls.ts';
import { createRandom } from '../../../../shared/domain/random.ts';
import { numericProfile } from '../../../shared/domain/sample-profiles.ts';
import { deployModel } from '../deployed-model.ts';
import { type TestHome, valueOf } from '../../open-test-home.ts';
import { capture, FIRST_DAY, openWatchedHome } from './watched-home.ts';

const CHAMPION = { model: '@champion' };
const random = createRandom(11);

/** A watched home with a champion that learned from standard normal numbers. */
async function openLookedAtHome() {
  const { home, clock } = openWatchedHome();
  const model = await deployModel(home, 0.5);
  const x = numericProfile(Array.from({ length: 2_000 }, () => random.normal()));
  home.raw
    .prepare('UPDATE modelVersion SET reference = ? WHERE id = ?')
    .run(JSON.stringify({ rows: 2_000, columns: { x } }), model.id);
  return { home, clock, model };
}

async function captureSome(home: TestHome, count: number, shift: number, site?: string): Promise<void> {
  for (let row = 0; row < count; row += 1) {
    await capture(home, {
      x: Math.max(-4, Math.min(4, random.normal() + shift)),
      ...(site === undefined ? {} : { site }),
    });
  }
}

test('finds what moved, says when and where it is driven from, and answers the same look again on the same day', async () => {
  const { home, clock } = await openLookedAtHome();
  await captureSome(home, 40, 0);
  const quiet = valueOf(await lookForDrift(home, CHAMPION));
  expect(quiet).toMatchObject({
    state: 'new',
    look: { drift: false, day: FIRST_DAY },
    finding: { key: 'drift.finding.none' },
  });
  expect(home.store.value('SELECT count(*) FROM alert')).toBe(0);

  clock.day += 1;
  await captureSome(home, 30, 0, 'Wanale');
  await captureSome(home, 30, 1.5);
  const alarmed = valueOf(await lookForDrift(home, CHAMPION));
  expect(calls['monitor.look'].output.parse(alarmed)).toEqual(alarmed);
  expect(alarmed).toMatchObject({ state: 'new', look: { drift: true }, finding: { key: 'drift.finding.numbers' } });
  const [day] = alarmed.look!.comparisons;
  expect(day).toMatchObject({ name: 'day', fromDay: FIRST_DAY + 1, n: 60, site: null, against: 'reference' });
  expect(day!.changed.find(({ name }) => name === 'x')!.sites[0]).toMatchObject({ site: 'Busiu', n: 30 });

  await captureSome(home, 30, 1.5);
  expect(valueOf(await lookForDrift(home, CHAMPION))).toEqual({ ...alarmed, state: 'alreadyLooked' });
  expect(home.store.all('SELECT windowId, finding FROM alert')).toEqual([
    { windowId: null, finding: JSON.stringify(alarmed.finding) },
  ]);
});

test('a clock that was set back a year raises nothing and spends nothing, and the newest look stands', async () => {
  const { home, clock } = await openLookedAtHome();
  await captureSome(home, 12, 0);
  const { look } = valueOf(await lookForDrift(home, CHAMPION));
  clock.day -= 365;
  await captureSome(home, 12, 0);
  expect(valueOf(await lookForDrift(home, CHAMPION))).toMatchObject({ state: 'clockBehind', look });
  expect(home.store.value('SELECT count(*) FROM driftLook')).toBe(1);
});

test.each([
  ['nothing', 0],
  ['one record', 1],
  ['nine records', 9],
])('%s is too little to look at, and nothing is spent on it', async (_, count) => {
  const { home } = await openLookedAtHome();
  await captureSome(home, count, 3);
  expect(valueOf(await lookForDrift(home, CHAMPION))).toMatchObject({ state: 'tooFew', look: null, finding: null });
});

test('values that are all missing are found, a constant is found, and neither is a crash', async () => {
  const { home, clock } = await openLookedAtHome();
  for (let row = 0; row < 40; row += 1) await capture(home, { x: null });
  const missing = valueOf(await lookForDrift(home, CHAMPION)).look!;
  expect(missing.comparisons[0]!.changed).toMatchObject([{ name: 'x', cause: 'missing' }]);
  clock.day += 60;
  for (let row = 0; row < 40; row += 1) await capture(home, { x: 0 });
  const constant = valueOf(await lookForDrift(home, CHAMPION)).look!;
  expect(constant.comparisons[0]!.changed).toMatchObject([{ name: 'x', cause: 'distribution' }]);
});

test('refuses a model of which nobody knows what it learned from', async () => {
  const { home } = openWatchedHome();
  expect(await lookForDrift(home, CHAMPION)).toMatchObject({ error: { code: 'model.noneDeployed' } });
  await deployModel(home, 0.5);
  expect(await lookForDrift(home, CHAMPION)).toMatchObject({ error: { code: 'model.noReference' } });
});

test('shows days, weeks and sites with the marks of looks and versions, as a chart draws them', async () => {
  const { home, clock } = await openLookedAtHome();
  await captureSome(home, 20, 0);
  clock.day += 1;
  await captureSome(home, 20, 2, 'Wanale');
  await lookForDrift(home, CHAMPION);

  const days = valueOf(await showWatchedDays(home, { ...CHAMPION, days: 3, by: 'day' }));
  expect(calls['monitor.days'].output.parse(days)).toEqual(days);
  expect(days.stretches.map(({ fromDay, n }) => [fromDay - FIRST_DAY, n])).toEqual([
    [-1, 0],
    [0, 20],
    [1, 20],
  ]);
  const x = days.columns.find(({ name }) => name === 'x')!;
  expect(x.stretches.map(({ effect }) => effect === null)).toEqual([true, false, false]);
  expect(x.stretches[2]!.effect).toBeGreaterThan(1);
  expect(days.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['prediction', 'confidence', 'site']));
  expect(days).toMatchObject({
    looks: [{ day: FIRST_DAY + 1, drift: true }],
    versions: [{ day: FIRST_DAY, alias: 'champion', ref: 'sick@1', kind: 'promotion' }],
    sites: [
      { site: 'Busiu', n: 20 },
      { site: 'Wanale', n: 20 },
    ],
  });

  const weeks = valueOf(await showWatchedDays(home, { ...CHAMPION, days: 10, by: 'week', site: 'Wanale' }));
  expect(weeks.stretches.map(({ fromDay, untilDay, n }) => [untilDay - fromDay + 1, n])).toEqual([
    [3, 0],
    [7, 20],
  ]);
});
