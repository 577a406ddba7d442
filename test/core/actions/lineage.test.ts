import { expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { showLineage } from '../../../electron/core/actions/show-lineage.ts';
import { calls } from '../../../shared/calls.ts';
import { fileNodeOf } from './file-node.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';

const path = new URL('../../../resources/practice/screening-2026-november.csv', import.meta.url).pathname;

test('a data set version leads back to its file and the version before it', async () => {
  const home = openTestHome();
  const input = calls['dataset.import'].input.parse({ path, dataset: 'november' });
  const first = valueOf(await importDataset(home, input));
  const second = valueOf(await importDataset(home, { ...input, append: true }));

  const graph = valueOf(await showLineage(home, { id: second.id }));

  const fileId = fileNodeOf(first);
  expect(graph.nodes.map(({ kind, label }) => `${kind} ${label}`).toSorted()).toEqual([
    'datasetVersion november@1',
    'datasetVersion november@2',
    'file screening-2026-november.csv',
  ]);
  expect(graph.edges).toContainEqual({ from: first.id, to: second.id, kind: 'appended' });
  expect(graph.edges).toContainEqual({ from: fileId, to: first.id, kind: 'imported' });
  expect(graph.edges).toContainEqual({ from: fileId, to: second.id, kind: 'imported' });
});

test('a thing is found by its reference, by its name as people say it, or by a part of it', async () => {
  const home = openTestHome();
  const input = calls['dataset.import'].input.parse({ path, dataset: 'late_november' });
  const first = valueOf(await importDataset(home, input));
  const second = valueOf(await importDataset(home, { ...input, append: true }));
  const found = async (id: string) => valueOf(await showLineage(home, { id })).focus;

  expect(await found(first.id)).toBe(first.id);
  expect(await found('late_november@1')).toBe(first.id);
  expect(await found('Late november v2')).toBe(second.id);
  expect(await found(' late_nov ')).toBe(second.id);
});

test('an id that nothing has is refused', async () => {
  expect(await showLineage(openTestHome(), { id: ' ' })).toMatchObject({ error: { code: 'lineage.unknown' } });
  expect(await showLineage(openTestHome(), { id: 'nothing' })).toMatchObject({ error: { code: 'lineage.unknown' } });
});
