import { afterEach, expect, test } from 'vitest';
import { lastDueMs, nextDueMs, slotName } from '../../../shared/domain/pipelines/schedule.ts';
import { valueOf } from '../open-test-home.ts';
import { keepPipelines } from '../../../electron/core/keep-pipelines.ts';
import { openPipelineHome, type PipelineHome } from './pipeline-home.ts';

const SCHEDULED = `name: Count
schedule: { every: week, on: monday, at: '06:00' }
steps:
  - { id: import, call: dataset.import, input: { path: patients.csv, dataset: patients } }
`;
const MONDAY = new Date(2026, 10, 23, 6, 0).getTime();
const DAY_MS = 86_400_000;

let nowMs = MONDAY;
afterEach(() => {
  nowMs = MONDAY;
});

const dueIn = async ({ ask }: PipelineHome) => valueOf(await ask('pipeline.due', {})).toRun;

test('what was missed while the laptop was off is due once, at the next start', async () => {
  const opened = openPipelineHome({ now: () => nowMs });
  valueOf(await opened.ask('pipeline.add', { path: opened.write(SCHEDULED) }));
  const atOnce = await dueIn(opened);
  nowMs = MONDAY + 22 * DAY_MS;

  const missed = await dueIn(opened);
  const because = missed[0]?.because ?? { kind: 'person' as const };
  const first = valueOf(await opened.ask('pipeline.run', { name: 'Count', because }));
  const second = valueOf(await opened.ask('pipeline.run', { name: 'Count', because }));

  expect(atOnce).toEqual([]);
  expect(missed).toEqual([{ name: 'Count', because: { kind: 'schedule', slot: '2026-12-14T06:00' } }]);
  expect(first).toMatchObject({ status: 'finished', because });
  expect(second.id).toBe(first.id);
  expect(await dueIn(opened)).toEqual([]);
});

test('a clock that is set back a year makes nothing due, and one that is switched off is not made up for', async () => {
  const opened = openPipelineHome({ now: () => nowMs });
  valueOf(await opened.ask('pipeline.add', { path: opened.write(SCHEDULED) }));
  nowMs = MONDAY - 365 * DAY_MS;
  expect(await dueIn(opened)).toEqual([]);

  nowMs = MONDAY + 8 * DAY_MS;
  valueOf(await opened.ask('pipeline.switch', { name: 'Count', isOn: false }));
  expect(await dueIn(opened)).toEqual([]);
  valueOf(await opened.ask('pipeline.switch', { name: 'Count', isOn: true }));
  expect(await dueIn(opened)).toEqual([]);
});

test('whoever keeps the home open begins what is due and goes on with what was interrupted', async () => {
  const opened = openPipelineHome({ now: () => nowMs });
  const path = opened.write(SCHEDULED);
  const left = valueOf(await opened.ask('pipeline.run', { path }, AbortSignal.abort()));
  nowMs = MONDAY + 7 * DAY_MS;

  const asked: string[] = [];
  const ended: Promise<unknown>[] = [];
  const call: typeof opened.door.call = (name, input, options) => {
    asked.push(name);
    const answer = opened.door.call(name, input, options);
    ended.push(answer);
    return answer;
  };
  const kept = keepPipelines(opened.home, { call });
  await expect.poll(() => asked).toEqual(['pipeline.due', 'pipeline.resume', 'pipeline.run']);
  await Promise.all(ended);
  await kept.close();

  expect(valueOf(await opened.ask('pipeline.show', { id: left.id })).status).toBe('finished');
  const { runs } = valueOf(await opened.ask('pipeline.list', {}));
  expect(runs.map(({ because }) => because.kind).sort()).toEqual(['person', 'schedule']);
});

test('days, weeks and months are those of the calendar', () => {
  const slot = (atMs: number): string => slotName(atMs);

  expect(slot(lastDueMs({ every: 'day', at: '05:30' }, MONDAY))).toBe('2026-11-23T05:30');
  expect(slot(lastDueMs({ every: 'day', at: '06:30' }, MONDAY))).toBe('2026-11-22T06:30');
  expect(slot(nextDueMs({ every: 'week', on: 'monday', at: '06:00' }, MONDAY))).toBe('2026-11-30T06:00');
  expect(slot(lastDueMs({ every: 'month', on: 28, at: '23:59' }, MONDAY))).toBe('2026-10-28T23:59');
  expect(slot(nextDueMs({ every: 'month', on: 1, at: '00:00' }, MONDAY))).toBe('2026-12-01T00:00');
});
