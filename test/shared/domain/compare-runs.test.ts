import { expect, test } from 'vitest';
import { compareRuns } from '../../../shared/domain/compare-runs.ts';

const base = {
  datasetRef: 'visits@1',
  target: 'sick',
  algorithm: 'gbdt',
  seed: 1,
  parameters: { trees: 100, features: ['fever', 'cough'] },
  environment: { node: 'v24.0.0', cpus: 2 },
  outcome: null,
  status: 'failed',
} as const;

const differing = (runs: Parameters<typeof compareRuns>[0]) =>
  compareRuns(runs).flatMap(({ aspect, name, values, differs }) => (differs ? [[aspect, name, ...values]] : []));

test('runs that were made alike differ in nothing, whatever the order of what they learned from', () => {
  const other = { ...base, parameters: { ...base.parameters, features: ['cough', 'fever'] } };

  expect(differing([base, other])).toEqual([]);
});

test('a run that goes on from a version differs from one that begins anew', () => {
  const from = { modelVersionId: 'a', ref: 'sick@1', sha256: 'b', runId: 'c', datasetRef: 'visits@1', unchecked: null };

  expect(differing([base, { ...base, base: from }])).toEqual([['parameters', 'goesOnFrom', null, 'sick@1']]);
});

test('what only one of them has differs, and stands as not there in the others', () => {
  const linear = { ...base, algorithm: 'linear', parameters: { l2: 1, features: ['fever', 'cough'] } };

  expect(differing([base, linear, base])).toEqual([
    ['parameters', 'algorithm', 'gbdt', 'linear', 'gbdt'],
    ['parameters', 'trees', 100, null, 100],
    ['parameters', 'l2', null, 1, null],
  ]);
});

test('data, seed and processors are compared as well', () => {
  const other = { ...base, datasetRef: 'visits@2', seed: 7, environment: { ...base.environment, cpus: 8 } };

  expect(differing([base, other])).toEqual([
    ['data', 'dataset', 'visits@1', 'visits@2'],
    ['parameters', 'seed', 1, 7],
    ['environment', 'cpus', 2, 8],
  ]);
});
