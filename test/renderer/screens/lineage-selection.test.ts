import { expect, test } from 'vitest';
import { groupAlike } from '../../../renderer/screens/lineage/group-alike.ts';
import { selectionOf, versionsHolding } from '../../../renderer/screens/lineage/selection.ts';

const node = (id: string, kind: string, label = id, createdAtMs = 0) => ({ id, kind, label, createdAtMs });
const selections = ['v1', 'v2', 'v3'].map((version) => node(`records:${version}`, 'record', '2345 records'));

test('a node that stands for many records says how many, and of which version', () => {
  expect(selectionOf({ id: 'records:v1', label: '2345 records' })).toEqual({ versionId: 'v1', records: 2_345 });
  expect(selectionOf({ id: '6f1c1c1e-0c5e-4b7e-9d5c-0a4b7b0e6d11', label: '6f1c1c1e' })).toBeNull();
});

test('several that stand for many records are never put in one box, where they would count as so many records', () => {
  expect(groupAlike(selections, [], 'child').map(({ members }) => members.length)).toEqual([1, 1, 1]);
});

test('a record is in the versions that were frozen from it, also among many, and in none that came of these', () => {
  const nodes = [
    node('child', 'record'),
    ...selections,
    node('v1', 'datasetVersion', 'all@1', 1),
    node('v2', 'datasetVersion', 'all@2', 2),
    node('few', 'datasetVersion', 'few@1', 3),
    node('derived', 'datasetVersion', 'derived@1', 4),
    node('said', 'prediction'),
  ];
  const edges = [
    { from: 'child', to: 'records:v1' },
    { from: 'records:v1', to: 'v1' },
    { from: 'child', to: 'records:v2' },
    { from: 'records:v2', to: 'v2' },
    { from: 'child', to: 'few' },
    { from: 'child', to: 'said' },
    { from: 'v1', to: 'derived' },
  ];

  expect(versionsHolding(nodes, edges, 'child').map(({ id }) => id)).toEqual(['few', 'v2', 'v1']);
  expect(versionsHolding(nodes, edges, 'stranger')).toEqual([]);
});
