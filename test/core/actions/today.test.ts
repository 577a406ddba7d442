import { expect, test } from 'vitest';
import { reportDrift } from '../../../electron/core/actions/report-drift.ts';
import { showToday } from '../../../electron/core/actions/show-today.ts';
import { insertLabel } from '../../../electron/core/store/labels.ts';
import { insertPrediction } from '../../../electron/core/store/predictions.ts';
import { calls } from '../../../shared/calls.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { importPractice, keepWindow, NOVEMBER, openMonitoredHome } from './drift-practice.ts';

const DAY_MS = 86_400_000;

test('a new project has a fortnight of empty days, and nothing waits', async () => {
  const today = valueOf(await showToday(openTestHome(), {}));
  expect(calls['today.show'].output.parse(today)).toEqual(today);
  expect(today).toMatchObject({ toReview: 0, waiting: 0, champion: null, lastRun: null, openAlerts: [] });
  expect(today.days).toHaveLength(14);
  expect(today.days.every(({ records, positive }) => records === 0 && positive === 0)).toBe(true);
});

test('counts what was scored, what is unanswered, what waits and what alarms', async () => {
  const monitored = await openMonitoredHome();
  const { home } = monitored;
  const windowId = keepWindow(monitored, await importPractice(home, 'november', NOVEMBER));
  const { alertId } = valueOf(await reportDrift(home, { model: '@champion' }));
  answer(home, `${windowId}:7`, 1);
  answer(home, `${windowId}:7`, 2);
  const today = valueOf(await showToday(home, {}));
  expect(today).toMatchObject({ toReview: 699, scoredToday: 700, confirmed: 1, champion: { ref: 'referral@1' } });
  expect(today.openAlerts.map(({ id }) => id)).toEqual([alertId]);
  expect(today.waiting).toBe(home.store.value('SELECT count(*) FROM outbox'));
});

test('puts records on the day they were captured, and counts those found positive', async () => {
  const monitored = await openMonitoredHome();
  const { home } = monitored;
  capture(monitored, home.now(), 'yes');
  capture(monitored, home.now(), 'no');
  capture(monitored, home.now() - 3 * DAY_MS, 'yes');
  const { days, capturedToday, toReview } = valueOf(await showToday(home, {}));
  expect(days.at(-1)).toMatchObject({ records: 2, positive: 1 });
  expect(days.at(-4)).toMatchObject({ records: 1, positive: 1 });
  expect(capturedToday).toBe(2);
  expect(toReview).toBe(3);
});

function answer(home: TestHome, predictionId: string, revision: number): void {
  const label = { id: home.newId(), predictionId, actorId: home.actorId, revision, predictionShown: true };
  home.store.transaction((db) =>
    insertLabel(db, { ...label, answer: { kind: 'confirmed' }, answeredAtMs: home.now() }, home),
  );
}

/** A record with its prediction, as capturing leaves them. */
function capture(
  { home, modelVersionId }: { home: TestHome; modelVersionId: string },
  atMs: number,
  prediction: string,
) {
  const { projectId, actorId, deviceId } = home;
  const [recordId, eventId] = [home.newId(), home.newId()];
  home.store.transaction((db) => {
    db.run('INSERT INTO record (id, projectId, createdAtMs) VALUES (:recordId, :projectId, :atMs)', {
      recordId,
      projectId,
      atMs,
    });
    db.run(
      `INSERT INTO recordEvent (id, recordId, "values", actorId, deviceId, capturedAtMs)
       VALUES (:eventId, :recordId, '{}', :actorId, :deviceId, :atMs)`,
      { eventId, recordId, actorId, deviceId, atMs },
    );
    insertPrediction(db, {
      id: home.newId(),
      modelRef: 'referral@1',
      modelVersionId,
      recordId,
      recordEventId: eventId,
      input: {},
      output: { prediction },
      outside: [],
      guards: [],
      explanation: null,
      threshold: 0.5,
      unsure: false,
      shown: false,
      deploymentId: null,
      scoredAtMs: atMs,
      projectId,
      actorId,
      deviceId,
    });
  });
}
