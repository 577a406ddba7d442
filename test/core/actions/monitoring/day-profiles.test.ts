import { expect, test } from 'vitest';
import { editRecord } from '../../../../electron/core/actions/edit-record.ts';
import { eraseSubject } from '../../../../electron/core/actions/erase-subject.ts';
import { bringProfilesUp } from '../../../../electron/core/actions/monitoring/bring-profiles-up.ts';
import { newestEventId } from '../../../../electron/core/store/records.ts';
import type { NumericProfile } from '../../../../shared/profile.ts';
import type { TestHome } from '../../open-test-home.ts';
import { capture, FIRST_DAY, openWatchedHome, storedDays } from './watched-home.ts';

const waiting = (home: TestHome): number | null => home.store.value('SELECT count(*) FROM recordToProfile');

const x = (home: TestHome, place = 0): NumericProfile =>
  storedDays(home)[place]!.profile.columns['x'] as NumericProfile; // declared a number

test('counts what arrived by the day and site of the visit, late ones on the day that they were', async () => {
  const { home, clock } = openWatchedHome();
  for (const value of [1, 2, 3]) await capture(home, { day: FIRST_DAY, x: value });
  await capture(home, { day: FIRST_DAY, site: 'Wanale', x: 9 });
  await bringProfilesUp(home, null);
  clock.day += 5;
  await capture(home, { day: FIRST_DAY, x: 4 });
  await capture(home, { x: 5 });
  await bringProfilesUp(home, null);

  expect(storedDays(home).map(({ day, site, profile }) => [day - FIRST_DAY, site, profile.rows])).toEqual([
    [0, 'Busiu', 4],
    [0, 'Wanale', 1],
    [5, 'Busiu', 1],
  ]);
  expect(x(home)).toMatchObject({ n: 4, missing: 0, min: 1, max: 4, mean: 2.5, counts: [1, 1, 1, 1] });
  expect(Object.keys(storedDays(home)[0]!.profile.columns)).toEqual(['site', 'visit_date', 'x']);
});

test('a visit dated in the future counts on the day that it was written down', async () => {
  const { home } = openWatchedHome();
  await capture(home, { day: FIRST_DAY + 4_000, x: 1 });
  await bringProfilesUp(home, null);
  expect(storedDays(home)).toMatchObject([{ day: FIRST_DAY, profile: { rows: 1 } }]);
});

test('an edit changes the profile of its day as if it had been so from the start, and moves it to another site', async () => {
  const { home } = openWatchedHome();
  const recordId = await capture(home, { day: FIRST_DAY, x: 900 });
  await capture(home, { day: FIRST_DAY, x: 2 });
  await bringProfilesUp(home, null);
  await edit(home, recordId, { x: 9 });
  await bringProfilesUp(home, null);
  expect(x(home)).toMatchObject({ n: 2, max: 9, mean: 5.5, m2: 24.5 });

  await edit(home, recordId, { site: 'Wanale' });
  await bringProfilesUp(home, null);
  expect(storedDays(home).map(({ site, profile }) => [site, profile.rows])).toEqual([
    ['Busiu', 1],
    ['Wanale', 1],
  ]);
  expect(x(home, 1)).toMatchObject({ min: 9, max: 9 });
});

test('an erased person’s measurements stay counted, and their free text never was', async () => {
  const { home } = openWatchedHome();
  await capture(home, { day: FIRST_DAY, x: 3, note: 'Mother is Sarah' }, 'M-1');
  await bringProfilesUp(home, null);
  const before = storedDays(home);
  expect(JSON.stringify(before)).not.toContain('Sarah');
  await eraseSubject(home, { subjectId: home.store.value<string>('SELECT id FROM subject')! });
  expect(waiting(home)).toBe(1);
  await bringProfilesUp(home, null);
  expect(storedDays(home)).toEqual(before);
});

test('nothing is read again that is counted already', async () => {
  const { home } = openWatchedHome();
  for (let value = 0; value < 20; value += 1) await capture(home, { day: FIRST_DAY, x: value });
  expect(waiting(home)).toBe(20);
  await bringProfilesUp(home, null);
  expect(waiting(home)).toBe(0);
  home.raw.exec(`UPDATE dayProfile SET profile = json_set(profile, '$.columns.x.mean', 1000)`);
  await capture(home, { day: FIRST_DAY, x: 1_000 });
  await bringProfilesUp(home, null);
  expect(x(home).mean).toBeCloseTo(1_000, 9);
});

test('what is cancelled is done the next time', async () => {
  const { home } = openWatchedHome();
  await capture(home, { day: FIRST_DAY, x: 1 });
  await bringProfilesUp({ ...home, signal: AbortSignal.abort() }, null);
  expect(storedDays(home)).toEqual([]);
  await bringProfilesUp(home, null);
  expect(storedDays(home)).toHaveLength(1);
});

async function edit(home: TestHome, recordId: string, values: Record<string, string | number>): Promise<void> {
  const baseEventId = newestEventId(home.store, recordId)!;
  const input = { recordId, baseEventId, alsoBaseEventIds: [], values, unmeasured: {}, predictionShown: false };
  expect(await editRecord(home, input)).toMatchObject({ ok: true });
}
