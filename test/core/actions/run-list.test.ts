import { beforeAll, expect, test } from 'vitest';
import { listRunChoices } from '../../../electron/core/actions/list-run-choices.ts';
import { listRuns } from '../../../electron/core/actions/list-runs.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { seedRuns } from './seed-runs.ts';

const RUNS = 5_000;

let home: TestHome;
beforeAll(() => {
  home = openTestHome();
  seedRuns(home, RUNS);
});

const list = async (asked: Input<'run.list'>) => valueOf(await listRuns(home, calls['run.list'].input.parse(asked)));

test('of thousands of runs one page comes, the newest first, with how many there are', async () => {
  const first = await list({});
  const last = await list({ firstRow: RUNS - 1 });

  expect(first.total).toBe(RUNS);
  expect(first.runs).toHaveLength(100);
  expect(first.runs[0]).toMatchObject({ modelName: 'model 4999', startedAtMs: 4_999_000 });
  expect(last.runs).toMatchObject([{ modelName: 'model 0' }]);
});

test('a page holds what a list shows, and no curve', async () => {
  const { runs } = await list({ rows: 1, status: 'finished' });

  expect(runs[0]?.outcome).toMatchObject({ metrics: { auc: expect.any(Number) }, seconds: 1 });
  expect(Object.keys(runs[0]?.outcome ?? {})).not.toContain('roc');
});

test('every fourth run failed, and they stand last when sorted by what they did not reach, either way', async () => {
  const best = await list({ order: 'auc' });
  const worst = await list({ order: 'auc', ascending: true });
  const end = await list({ order: 'auc', ascending: true, firstRow: RUNS - 1 });

  const areas = (runs: typeof best.runs) => runs.map(({ outcome }) => outcome?.metrics['auc'] ?? Number.NaN);
  expect(areas(best.runs)).toEqual(areas(best.runs).toSorted((a, b) => b - a));
  expect(areas(worst.runs)).toEqual(areas(worst.runs).toSorted((a, b) => a - b));
  expect(areas(best.runs)[0]).toBeGreaterThan(areas(worst.runs)[0] ?? 1);
  expect(end.runs).toMatchObject([{ status: 'failed', outcome: null }]);
});

test.each<[string, Input<'run.list'>, number]>([
  ['part of a name, in any case', { search: 'MODEL 499' }, 11],
  ['a sign that LIKE would read as anything', { search: '%' }, 0],
  ['what is told', { target: 'sick' }, 2_500],
  ['the algorithm', { algorithm: 'linear' }, 1_250],
  ['how it ended', { status: 'failed' }, 1_250],
  ['a data set', { dataset: 'visits' }, RUNS],
  ['one version of it', { dataset: 'visits@2' }, 2_500],
  ['days', { startedFromMs: 1_000_000, startedBeforeMs: 2_000_000 }, 1_000],
  ['several of these', { dataset: 'visits@2', status: 'failed', startedFromMs: 4_000_000 }, 250],
])('runs are narrowed by %s', async (_, asked, expected) => {
  const { runs, total } = await list(asked);

  expect(total).toBe(expected);
  expect(runs).toHaveLength(Math.min(expected, 100));
});

test('what runs can be narrowed to is what they are', async () => {
  expect(valueOf(await listRunChoices(home, {}))).toEqual({
    targets: ['lame', 'sick'],
    algorithms: ['gbdt', 'linear'],
    datasets: ['visits@1', 'visits@2'],
  });
});
