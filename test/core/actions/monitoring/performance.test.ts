import { expect, test } from 'vitest';
import { addLabel } from '../../../../electron/core/actions/add-label.ts';
import { chooseRecordsToLabel } from '../../../../electron/core/actions/choose-records-to-label.ts';
import { editRecord } from '../../../../electron/core/actions/edit-record.ts';
import { showAgreement } from '../../../../electron/core/actions/show-agreement.ts';
import { showPerformance } from '../../../../electron/core/actions/show-performance.ts';
import { newestEventId } from '../../../../electron/core/store/records.ts';
import { calls } from '../../../../shared/calls.ts';
import type { Answer } from '../../../../shared/label.ts';
import { type TestHome, valueOf } from '../../open-test-home.ts';
import { deployModel } from '../deployed-model.ts';
import { capture, FIRST_DAY, openWatchedHome } from './watched-home.ts';

const LAST_MONTH = { model: '@champion', days: 28 };
const CONFIRMED: Answer = { kind: 'confirmed' };

/** A watched home whose champion answers "sick" from x = 0 up. */
async function openJudgedHome() {
  const watched = openWatchedHome();
  await deployModel(watched.home, 0.5);
  return watched;
}

async function answer(home: TestHome, recordId: string, said: Answer, predictionShown = true): Promise<void> {
  const predictionId = home.store.value<string>(
    `SELECT prediction.id FROM prediction JOIN recordEvent ON recordEvent.id = recordEventId WHERE recordId = ?`,
    recordId,
  )!;
  expect(await addLabel(home, { predictionId, answer: said, predictionShown })).toMatchObject({ ok: true });
}

test('labels that come late count for the week of the capture, and also where the record was edited since', async () => {
  const { home, clock } = await openJudgedHome();
  const right = await capture(home, { x: 3 });
  const wrong = await capture(home, { x: 2, site: 'Wanale' });
  await capture(home, { x: -2 });
  clock.day += 10;
  await answer(home, right, CONFIRMED);
  await answer(home, wrong, { kind: 'corrected', to: 'well' });
  await edit(home, right, { x: 2.5 });

  const performance = valueOf(await showPerformance(home, { ...LAST_MONTH, by: 'week' }));
  expect(calls['monitor.performance'].output.parse(performance)).toEqual(performance);
  expect(performance.stretches.map(({ n, labelled }) => [n, labelled])).toEqual([
    [0, 0],
    [0, 0],
    [3, 2],
    [0, 0],
  ]);
  expect(performance).toMatchObject({
    medianDelayDays: 10,
    labelsOfUnknown: 0,
    whole: { labelled: 2, blind: 0, measured: { accuracy: { value: 0.5 } }, measuredBlind: {}, estimated: {} },
    caveats: [],
  });
  expect(performance.slices.map(({ site, n, labelled }) => [site, n, labelled])).toEqual([
    ['Busiu', 2, 1],
    ['Wanale', 1, 1],
  ]);
});

test('what was said blind is the truth rather than what was said later, and whoever is unsure says nothing', async () => {
  const { home } = await openJudgedHome();
  const recordId = await capture(home, { x: 3 });
  await answer(home, recordId, { kind: 'corrected', to: 'well' }, false);
  await answer(home, recordId, CONFIRMED);
  const unsure = await capture(home, { x: 3 });
  await answer(home, unsure, { kind: 'unsure' });
  const { whole } = valueOf(await showPerformance(home, { ...LAST_MONTH, by: 'day' }));
  expect(whole).toMatchObject({ n: 2, labelled: 1, blind: 1, measuredBlind: { accuracy: { value: 0 } } });
});

test('labels of predictions that are not here are counted and join nothing', async () => {
  const { home } = await openJudgedHome();
  await capture(home, { x: 3 });
  home.raw
    .prepare(
      `INSERT INTO label (id, projectId, predictionId, actorId, deviceId, revision, answer, predictionShown, answeredAtMs)
       VALUES (?, ?, 'elsewhere', ?, ?, 1, '{"kind":"confirmed"}', 1, 1)`,
    )
    .run(home.newId(), home.projectId, home.actorId, home.deviceId);
  const { whole, labelsOfUnknown } = valueOf(await showPerformance(home, { ...LAST_MONTH, by: 'week' }));
  expect([whole.labelled, labelsOfUnknown]).toEqual([0, 1]);
});

test('nothing captured is said as nothing, not as a crash', async () => {
  const { home } = await openJudgedHome();
  const { whole, slices } = valueOf(await showPerformance(home, { ...LAST_MONTH, by: 'month' }));
  expect(whole).toMatchObject({ n: 0, measured: {}, estimated: {} });
  expect(slices).toEqual([]);
  expect(valueOf(await showAgreement(home, LAST_MONTH))).toMatchObject({ people: [], sites: [], weeks: [] });
  expect(valueOf(await chooseRecordsToLabel(home, { model: '@champion', limit: 20 })).records).toEqual([]);
});

test('people who confirm everything in no time are named, by person, site and week', async () => {
  const { home } = await openJudgedHome();
  for (let row = 0; row < 25; row += 1) await answer(home, await capture(home, { x: 3 }), CONFIRMED);
  home.raw.exec('UPDATE label SET answeredAtMs = answeredAtMs + 1500 * rowid');
  const report = valueOf(await showAgreement(home, LAST_MONTH));
  expect(calls['monitor.agreement'].output.parse(report)).toEqual(report);
  expect(report.people).toMatchObject([
    { name: 'Amina', finding: 'confirmsAll', shownAnswers: 25, medianSeconds: 1.5 },
  ]);
  expect(report.sites).toMatchObject([{ site: 'Busiu', finding: 'confirmsAll' }]);
  expect(report.weeks).toMatchObject([{ untilDay: FIRST_DAY, shownAnswers: 25 }]);
});

test('asks for the truth of what lies at the limit, and no more once it is answered', async () => {
  const { home } = await openJudgedHome();
  await capture(home, { x: 4 });
  const near = await capture(home, { x: 0.01 });
  const asked = async () => valueOf(await chooseRecordsToLabel(home, { model: '@champion', limit: 1 }));
  const first = await asked();
  expect(calls['monitor.toLabel'].output.parse(first)).toEqual(first);
  expect(first).toMatchObject({ waiting: 2, records: [{ recordId: near, site: 'Busiu', isOutside: false }] });
  await answer(home, near, CONFIRMED);
  expect((await asked()).records.map(({ recordId }) => recordId)).not.toContain(near);
});

async function edit(home: TestHome, recordId: string, values: Record<string, string | number>): Promise<void> {
  const baseEventId = newestEventId(home.store, recordId)!;
  const input = { recordId, baseEventId, alsoBaseEventIds: [], values, unmeasured: {}, predictionShown: false };
  expect(await editRecord(home, input)).toMatchObject({ ok: true });
}
