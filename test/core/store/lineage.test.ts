import { expect, test } from 'vitest';
import type { LineageKind } from '../../../shared/lineage.ts';
import { addEdge, addNode, lineageOf } from '../../../electron/core/store/lineage.ts';
import { openTestDatabase } from './open-test-database.ts';

const projectId = '0b5e6200-0000-4000-8000-000000000001';

function storeWithGraph() {
  const { store } = openTestDatabase();
  store.transaction((db) => {
    db.run("INSERT INTO device VALUES ('d', 'laptop', '', 0)");
    db.run(`INSERT INTO project VALUES ('${projectId}', 'p', '{}', 'a', 'd', 0)`);
    const nodes: [string, LineageKind][] = [
      ['file', 'file'],
      ['data', 'datasetVersion'],
      ['run', 'run'],
      ['model', 'modelVersion'],
      ['one', 'prediction'],
      ['other', 'prediction'],
      ['label', 'label'],
    ];
    for (const [id, kind] of nodes) addNode(db, { id, kind, label: id, projectId, atMs: 0 });
    for (const [from, to] of [
      ['file', 'data'],
      ['data', 'run'],
      ['run', 'model'],
      ['model', 'one'],
      ['model', 'other'],
      ['one', 'label'],
    ] as const) {
      addEdge(db, from, to, 'made');
    }
  });
  return store;
}

test('from a prediction it goes back to the file and on to the label, and not to its siblings', () => {
  const graph = lineageOf(storeWithGraph(), 'one');

  expect(graph.nodes.map(({ id }) => id).sort()).toEqual(['data', 'file', 'label', 'model', 'one', 'run']);
  expect(graph.edges).toHaveLength(5);
});

test('naming a thing or an edge twice changes nothing', () => {
  const store = storeWithGraph();
  store.transaction((db) => {
    addNode(db, { id: 'one', kind: 'prediction', label: 'renamed', projectId, atMs: 1 });
    addEdge(db, 'one', 'label', 'made');
  });

  expect(lineageOf(store, 'one').nodes.find(({ id }) => id === 'one')?.label).toBe('one');
});

test('an id that nobody named has no lineage', () => {
  expect(lineageOf(storeWithGraph(), 'nowhere')).toEqual({ nodes: [], edges: [] });
});
