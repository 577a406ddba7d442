import { expect, test } from 'vitest';
import { estimateTraining } from '../../../../renderer/screens/runs/wizard/estimate-training.ts';
import { leftOutOf, suspectsOf } from '../../../../renderer/screens/runs/wizard/left-out.ts';
import { settingsOf } from '../../../../renderer/screens/runs/wizard/settings.ts';
import { defaultWay, waysToTest } from '../../../../renderer/screens/runs/wizard/ways-to-test.ts';
import { RunSummary } from '../../../../shared/run.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';

const datasetOf = (columns: readonly Omit<DatasetVersion['columns'][number], 'missing'>[]): DatasetVersion => ({
  id: '018f0000-0000-7000-8000-000000000001',
  name: 'screening',
  version: 1,
  rows: 1_000,
  digest: 'd',
  columns: columns.map((column) => ({ ...column, missing: 0 })),
  source: { kind: 'file', name: 'a.csv', sha256: 's', sizeBytes: 1 },
  actorName: 'Joy',
  createdAtMs: 0,
});

const dataset = datasetOf([
  { name: 'child', type: 'category', role: 'subject' },
  { name: 'note', type: 'text' },
  { name: 'site', type: 'category', role: 'site' },
  { name: 'outcome', type: 'category' },
  { name: 'weight', type: 'number' },
  { name: 'refer', type: 'boolean', role: 'label' },
]);

test('every column that is left out has its reason, the answer itself has none', () => {
  expect(leftOutOf(dataset, 'refer', new Set(['outcome']))).toEqual([
    { reason: 'person', columns: ['child'] },
    { reason: 'readOneByOne', columns: ['note'] },
    { reason: 'site', columns: ['site'] },
    { reason: 'tells', columns: ['outcome'] },
  ]);
});

test('a suspicion of one answer says nothing of another', () => {
  const leak = { kind: 'leakage', weight: 'look', column: 'outcome', target: 'refer', reason: 'copy' } as const;
  const finding = { ...leak, checkedRows: 10, strength: 1, evidence: [] } as unknown as Parameters<
    typeof suspectsOf
  >[0][0];

  expect([...suspectsOf([finding], 'refer')]).toEqual(['outcome']);
  expect([...suspectsOf([finding], 'weight')]).toEqual([]);
});

test('ways to test are those that a column allows, people first where they are known', () => {
  expect(waysToTest(dataset)).toEqual(['random', 'person', 'site']);
  expect(defaultWay(dataset)).toBe('person');
  expect(defaultWay(datasetOf([{ name: 'x', type: 'number' }]))).toBe('random');
});

test('all single parameters of an algorithm can be set, each with what it usually is', () => {
  expect(settingsOf('linear').map(({ name, usual }) => [name, usual])).toEqual([
    ['l1', '0'],
    ['l2', '1'],
    ['iterations', '2000'],
  ]);
  expect(settingsOf('mlp').find(({ name }) => name === 'activation')).toEqual({
    kind: 'choice',
    name: 'activation',
    usual: 'relu',
    options: ['relu', 'tanh'],
  });
  expect(settingsOf('mlp')).toContainEqual({ kind: 'number', name: 'dropout', usual: '0' });
});

/** 1,000 rows of two columns for 100 steps in so many seconds. */
const runOf = (seconds: number, cpuSeconds: number | null, algorithm = 'gbdt') =>
  RunSummary.parse({
    id: '018f0000-0000-7000-8000-000000000001',
    modelName: 'm',
    status: 'finished',
    datasetVersionId: '018f0000-0000-7000-8000-000000000001',
    datasetRef: 'screening@1',
    target: 'refer',
    algorithm,
    seed: 1,
    parameters: { holdout: 0.2, features: ['a', 'b'] },
    environment: {},
    outcome: {
      task: 'binary',
      classes: [],
      metrics: {},
      iterations: 100,
      heldOutRows: 200,
      threshold: null,
      confusion: [],
      modelRef: 'm@1',
      modelVersionId: '018f0000-0000-7000-8000-000000000001',
      seconds,
      wattsPerProcessor: 7.5,
      spent: cpuSeconds === null ? null : { seconds, cpuSeconds, peakMemoryBytes: 1, checkpointSeconds: 0 },
    },
    error: null,
    actorName: 'Joy',
    startedAtMs: 0,
    endedAtMs: 1,
  });

const size = { algorithm: 'gbdt', rows: 2_000, features: 4, steps: 200, folds: 1 };

test('twice the rows, columns and steps take eight times as long as the median of earlier runs', () => {
  const earlier = [runOf(1, null), runOf(2, 480), runOf(9, null), runOf(100, null, 'mlp')];

  expect(estimateTraining(size, earlier, 7.5)).toEqual({ seconds: 16, wattHours: expect.closeTo(8, 9), runs: 3 });
});

test('the energy goes by the watts that are set, whatever earlier runs were reckoned with', () => {
  expect(estimateTraining(size, [runOf(2, 480)], 15)?.wattHours).toBeCloseTo(16, 9);
  expect(estimateTraining(size, [runOf(2, 480)], null)?.wattHours).toBeNull();
});

test('five turns take six fits where one takes two', () => {
  expect(estimateTraining({ ...size, folds: 5 }, [runOf(2, null)], 7.5)?.seconds).toBeCloseTo(48, 9);
});

test('without an earlier run of the algorithm nothing is estimated', () => {
  expect(estimateTraining(size, [runOf(1, 1, 'linear')], 7.5)).toBeNull();
});
