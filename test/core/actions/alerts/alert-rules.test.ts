import { expect, test } from 'vitest';
import type { Alert } from '../../../../shared/alert.ts';
import { Door } from '../../../../electron/core/door.ts';
import { handlers } from '../../../../electron/core/handlers.ts';
import { insertAlert } from '../../../../electron/core/store/alerts.ts';
import type { CallName, Input, Output } from '../../../../shared/calls.ts';
import { isQuiet } from '../../../../shared/domain/alerts/quiet-hours.ts';
import type { Finding } from '../../../../shared/drift.ts';
import type { Result } from '../../../../shared/result.ts';
import { openTestHome, valueOf } from '../../open-test-home.ts';
import { deployModel } from '../deployed-model.ts';

const NOON = new Date(2026, 10, 24, 12, 0).getTime();
const NIGHT = new Date(2026, 10, 24, 23, 0).getTime();
const HOUR_MS = 3_600_000;

/** A project with a model in use and alerts of these findings, at a time that the test moves. */
async function openAlarmed(keys: readonly string[]) {
  const clock = { nowMs: NOON };
  const home = openTestHome({ now: () => clock.nowMs });
  const model = await deployModel(home, 0.5);
  const windowId = null as unknown as string; // as alerts from before windows were noted
  home.store.transaction((db) => {
    for (const [place, key] of keys.entries()) {
      const finding: Finding = { key: `drift.finding.${key}`, values: { column: `c${place}` } };
      const { projectId } = home;
      insertAlert(db, { id: home.newId(), projectId, modelVersionId: model.id, windowId, finding, raisedAtMs: NOON });
    }
  });
  const door = new Door(home, handlers);
  const ask = async <N extends CallName>(name: N, input: Input<N>) =>
    (await door.call(name, input)) as Result<Output<N>>; // typed by the contract
  const due = async (): Promise<readonly string[]> =>
    valueOf(await ask('alert.due', {})).alerts.map(({ finding }) => finding.key.slice('drift.finding.'.length));
  return { clock, ask, due };
}

const first = (alerts: readonly Alert[]): Alert => {
  const [alert] = alerts;
  if (alert === undefined) throw new Error('there is no alert');
  return alert;
};

test('what is found is told once, by its severity', async () => {
  const { ask, due } = await openAlarmed(['numbers', 'removedColumn', 'moreMissing']);
  valueOf(await ask('alert.setRules', { severities: { missing: 'note' } }));

  const told = await due();
  const { alerts } = valueOf(await ask('alert.due', {}));
  valueOf(await ask('alert.told', { ids: [...alerts.map(({ id }) => id), 'of nobody'] }));

  expect([...told].sort()).toEqual(['numbers', 'removedColumn']);
  expect(await due()).toEqual([]);
  const listed = valueOf(await ask('alert.list', {})).alerts;
  expect(listed.map(({ topic, severity }) => [topic, severity]).sort()).toEqual([
    ['missing', 'note'],
    ['structure', 'urgent'],
    ['values', 'warning'],
  ]);
});

test('in quiet hours only what is urgent is told, and the rest when they are over', async () => {
  const { clock, due } = await openAlarmed(['numbers', 'removedColumn']);

  clock.nowMs = NIGHT;
  expect(await due()).toEqual(['removedColumn']);
  clock.nowMs = NIGHT + 8 * HOUR_MS;
  expect([...(await due())].sort()).toEqual(['numbers', 'removedColumn']);
});

test('an alert that was put off leaves Today and comes back by itself, to be told again', async () => {
  const { clock, ask, due } = await openAlarmed(['numbers']);
  const { id } = first(valueOf(await ask('alert.list', {})).alerts);
  valueOf(await ask('alert.told', { ids: [id] }));

  const snoozed = valueOf(await ask('alert.snooze', { id, untilMs: NOON + HOUR_MS, reason: 'In the field.' }));
  const past = await ask('alert.snooze', { id, untilMs: NOON - 1 });
  const meanwhile = valueOf(await ask('today.show', {})).openAlerts;
  clock.nowMs = NOON + HOUR_MS;

  expect(snoozed.history.map(({ kind }) => kind)).toEqual(['raised', 'told', 'snoozed']);
  expect(snoozed.history[2]).toMatchObject({ actorName: 'Amina', reason: 'In the field.' });
  expect(past).toMatchObject({ ok: false, error: { code: 'alert.past' } });
  expect(meanwhile).toEqual([]);
  expect(valueOf(await ask('today.show', {})).openAlerts).toHaveLength(1);
  expect(await due()).toEqual(['numbers']);
});

test('an acknowledged alert keeps who said so and why, and is not put off any more', async () => {
  const { ask, due } = await openAlarmed(['numbers']);
  const { id } = first(valueOf(await ask('alert.list', {})).alerts);

  const closed = valueOf(await ask('alert.acknowledge', { id, reason: 'The scale was changed.' }));

  expect(closed.history.at(-1)).toMatchObject({
    kind: 'acknowledged',
    actorName: 'Amina',
    reason: 'The scale was changed.',
  });
  expect(await due()).toEqual([]);
  const late = await ask('alert.snooze', { id, untilMs: NOON + HOUR_MS });
  expect(late).toMatchObject({ ok: false, error: { code: 'alert.alreadyAcknowledged' } });
});

test.each([
  ['20:00', '06:00', '23:00', true],
  ['20:00', '06:00', '05:59', true],
  ['20:00', '06:00', '06:00', false],
  ['12:00', '13:00', '12:30', true],
  ['12:00', '13:00', '13:00', false],
  ['12:00', '12:00', '12:00', false],
])('quiet hours from %s to %s hold at %s: %s', (from, to, at, expected) => {
  const atMs = new Date(`2026-11-24T${at}`).getTime();

  expect(isQuiet({ from, to }, atMs)).toBe(expected);
  expect(isQuiet(null, atMs)).toBe(false);
});
