import { expect, test } from 'vitest';
import { compareVersions } from '../../../shared/domain/compare-versions.ts';
import type { ModelVersion } from '../../../shared/registry.ts';

const version: ModelVersion = {
  id: '0190a5a0-0000-7000-8000-000000000001',
  name: 'referral',
  version: 1,
  ref: 'referral@1',
  sha256: 'a'.repeat(64),
  sizeBytes: 1_000,
  runId: null,
  datasetRef: null,
  spec: {
    task: 'binary',
    target: 'needs_referral',
    classes: ['no', 'yes'],
    positiveClass: 'yes',
    inputs: [],
    outputs: [],
    features: [
      { name: 'muac_cm', type: 'number', unit: 'cm', min: 6, max: 26 },
      { name: 'sex', type: 'category', categories: ['f', 'm'] },
    ],
  },
  metrics: { auc: 0.9 },
  threshold: 0.5,
  aliases: [],
  tags: {},
  note: null,
  recall: null,
  source: { kind: 'file', name: 'referral.onnx' },
  actorName: 'Amina',
  createdAtMs: 1,
};

const differing = (...models: readonly ModelVersion[]) =>
  compareVersions(models.map((model) => ({ model, run: null }))).flatMap(({ aspect, name, values, differs }) =>
    differs ? [[aspect, name, ...values]] : [],
  );

test('versions that are alike differ in nothing, whoever made them and whatever is said of them', () => {
  expect(differing(version, { ...version, actorName: 'Joy', tags: { site: 'Busiu' }, aliases: ['shadow'] })).toEqual(
    [],
  );
});

test('a column with another unit, one that only one reads, the size and the figures differ line by line', () => {
  const [muac, sex] = version.spec.features;
  const other: ModelVersion = {
    ...version,
    sizeBytes: 2_000,
    metrics: { auc: 0.8 },
    spec: { ...version.spec, features: [{ ...muac!, unit: 'mm' }, sex!, { name: 'age', type: 'integer' }] },
  };

  expect(differing(version, other)).toEqual([
    ['result', 'auc', 0.9, 0.8],
    [
      'schema',
      'muac_cm',
      { type: 'number', unit: 'cm', min: 6, max: 26 },
      { type: 'number', unit: 'mm', min: 6, max: 26 },
    ],
    ['schema', 'age', null, { type: 'integer' }],
    ['model', 'sizeBytes', 1_000, 2_000],
  ]);
});
