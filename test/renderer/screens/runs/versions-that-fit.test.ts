import { expect, test } from 'vitest';
import { versionsThatFit } from '../../../../renderer/screens/runs/wizard/versions-that-fit.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';

const dataset = {
  name: 'lately',
  version: 2,
  columns: [
    { name: 'age', type: 'integer' },
    { name: 'site', type: 'category' },
    { name: 'sick', type: 'boolean' },
  ],
} as unknown as DatasetVersion; // what the choice looks at

const version = (ref: string, changed: Record<string, unknown> = {}): ModelVersion =>
  ({
    ref,
    runId: 'a run',
    recall: null,
    datasetRef: 'lately@1',
    ...changed,
    spec: {
      target: 'sick',
      features: [
        { name: 'age', type: 'number' },
        { name: 'site', type: 'category' },
      ],
      ...(changed['spec'] as object | undefined),
    },
  }) as unknown as ModelVersion; // as above

test('only versions that were trained here to tell the same from columns of the data can be gone on from', () => {
  const models = [
    version('sick@4'),
    version('sick@3', { recall: { reason: 'wrong scale' } }),
    version('foreign@1', { runId: null }),
    version('stunted@1', { spec: { target: 'stunted' } }),
    version('sick@2', { spec: { features: [{ name: 'weight', type: 'number' }] } }),
    version('coded@1', { spec: { features: [{ name: 'age', type: 'category' }] } }),
    version('same@1', { datasetRef: 'lately@2' }),
    version('sick@1'),
  ];

  expect(versionsThatFit(models, dataset, 'sick').map(({ ref }) => ref)).toEqual(['sick@4', 'sick@1']);
  expect(versionsThatFit(models, dataset, undefined)).toEqual([]);
});
