import { describe, expect, it } from 'vitest';
import { edgePath, planeOf, sizesFor } from '../../../renderer/screens/lineage/edge-path.ts';
import { layGraph } from '../../../renderer/screens/lineage/lay-graph.ts';
import { reach } from '../../../renderer/screens/lineage/reach.ts';
import { findNode } from '../../../renderer/screens/lineage/find-node.ts';
import { rowOf } from '../../../renderer/screens/lineage/use-node-words.ts';

const sizes = { width: 100, height: 50, x: 150, y: 70, head: 30 };
const node = (id: string, kind: string, label = id) => ({ id, kind, label, createdAtMs: 0 });
const letters = ['a', 'b', 'c', 'd'];
const nodes = [
  node('file', 'file', 'survey.csv'),
  node('data', 'datasetVersion', 'screening@1'),
  node('run', 'run'),
  node('model', 'modelVersion', 'referral@1'),
  node('used', 'deployment'),
  node('batch', 'window'),
  ...letters.map((id) => node(id, 'prediction')),
  ...letters.map((id) => node(`said ${id}`, 'label')),
  node('receipt', 'receipt'),
];
const edges = [
  { from: 'file', to: 'data' },
  { from: 'data', to: 'run' },
  { from: 'run', to: 'model' },
  { from: 'model', to: 'used' },
  { from: 'model', to: 'batch' },
  { from: 'used', to: 'batch' },
  { from: 'data', to: 'batch' },
  ...letters.map((to) => ({ from: 'batch', to })),
  ...letters.map((from) => ({ from, to: `said ${from}` })),
  ...['data', 'run', 'model', 'batch', 'said a'].map((from) => ({ from, to: 'receipt' })),
];

describe('the picture of a lineage', () => {
  it('puts what came first before what came of it, and what the model said in a band below', () => {
    const { nodes: placed, columns, rows, bands } = layGraph(nodes, edges, 'data');
    expect(placed.map(({ id, column, row, band }) => [id, column, row, band])).toEqual([
      ['file', 0, 0, 0],
      ['data', 1, 0, 0],
      ['run', 2, 0, 0],
      ['model', 3, 0, 0],
      ['used', 3, 1, 0],
      ['batch', 1, 2, 1],
      ['a', 2, 2, 1],
      ['said a', 3, 2, 1],
      ['receipt', 3, 3, 1],
    ]);
    expect([columns, rows, bands]).toEqual([4, 4, 2]);
  });

  it('stands fifty rows of one batch and their answers in two boxes with one line between them', () => {
    const rows = Array.from({ length: 50 }, (_, index) => `${index}`);
    const many = [node('batch', 'window'), ...rows.map((id) => node(id, 'prediction'))];
    const said = rows.map((id) => node(`said ${id}`, 'label'));
    const holds = rows.flatMap((id) => [
      { from: 'batch', to: id },
      { from: id, to: `said ${id}` },
    ]);
    const graph = layGraph([...many, ...said], holds, 'batch');
    expect(graph.nodes.map(({ members }) => members.length)).toEqual([1, 50, 50]);
    expect(graph.edges).toEqual([
      { from: 'batch', to: '0' },
      { from: '0', to: 'said 0' },
    ]);
  });

  it('keeps what is looked at in a box of its own', () => {
    const boxes = layGraph(nodes, edges, 'b').nodes.filter(({ kind }) => kind === 'prediction');
    expect(boxes.map(({ members }) => members.length).sort()).toEqual([1, 3]);
  });

  it('hangs a receipt on the last things it covers, and a batch on the model as it was in use', () => {
    const { edges: drawn } = layGraph(nodes, edges, 'data');
    expect(drawn.filter(({ to }) => to === 'receipt')).toEqual([{ from: 'said a', to: 'receipt' }]);
    expect(drawn.filter(({ to }) => to === 'batch').map(({ from }) => from)).toEqual(['used', 'data']);
  });

  it('stands data that a model learned from above data that were only scored', () => {
    const scored = [node('new.csv', 'file'), node('new', 'datasetVersion'), ...nodes];
    const tied = [{ from: 'new.csv', to: 'new' }, { from: 'new', to: 'batch' }, ...edges];
    const data = layGraph(scored, tied, 'batch').nodes.filter(({ kind }) => kind === 'datasetVersion');
    expect(data.map(({ id }) => id)).toEqual(['data', 'new']);
  });

  it('goes back to everything a thing was made from, and on to everything made from it', () => {
    expect([...reach(edges, 'run', 'made')]).toEqual(['run', 'data', 'file']);
    expect([...reach(edges, 'used', 'touched')]).toContain('said d');
  });

  it('comes to an end where things were made from each other', () => {
    const circle = [
      { from: 'x', to: 'y' },
      { from: 'y', to: 'x' },
    ];
    expect([...reach(circle, 'x', 'touched')]).toEqual(['x', 'y']);
    expect(layGraph([node('x', 'run'), node('y', 'run')], circle, 'x').nodes).toHaveLength(2);
  });

  it('is empty for nothing', () => {
    expect(layGraph([], [], 'x')).toMatchObject({ nodes: [], columns: 0, rows: 0 });
    expect(planeOf(0, 0, 0, sizes)).toEqual({ width: 0, height: 0 });
  });
});

describe('a thing in the lineage', () => {
  it('is found by the name on its box as well as by its reference', () => {
    const nameOf = ({ id }: { id: string }) => (id === 'model' ? 'Referral v1' : id);
    expect(findNode(nodes, 'referral v1', nameOf)?.id).toBe('model');
    expect(findNode(nodes, 'referral@', nameOf)?.id).toBe('model');
    const batch = node('scored', 'window', 'screening@1 by referral@1');
    expect(findNode([batch, ...nodes], 'screening', nameOf)?.id).toBe('data');
    expect(findNode(nodes, 'nothing such', nameOf)).toBe(null);
  });

  it('knows its row where it is one of a batch', () => {
    expect(rowOf('23c73e43-74c5-4311-920e-b24b005470b9:632')).toBe(632);
    expect(rowOf('23c73e43-74c5-4311-920e-b24b005470b9')).toBe(null);
  });
});

describe('a line between two boxes', () => {
  const cell = (column: number, row: number, band: 0 | 1 = 0) => ({ column, row, band });

  it('leaves at the end and enters at the start', () => {
    expect(edgePath(cell(0, 0), cell(1, 1), sizes, null)).toBe('M100 55 C125 55 125 125 150 125');
  });

  it('is mirrored from right to left', () => {
    expect(edgePath(cell(0, 0), cell(1, 0), sizes, 250)).toBe('M150 55 C125 55 125 55 100 55');
  });

  it('goes straight down to the next box of a column, and round those between', () => {
    expect(edgePath(cell(1, 0), cell(1, 1), sizes, null)).toBe('M200 80 L200 100');
    expect(edgePath(cell(1, 0), cell(1, 2), sizes, null)).toBe('M150 55 C129 55 129 195 150 195');
  });

  it('goes back to the column before in the room between the two, beside the lines that go on', () => {
    expect(edgePath(cell(1, 1), cell(0, 0), sizes, null)).toBe('M150 112.5 C125 112.5 125 67.5 100 67.5');
    expect(edgePath(cell(1, 0), cell(0, 1), sizes, null)).toBe('M150 67.5 C125 67.5 125 112.5 100 112.5');
  });

  it('goes back over the head of the band below', () => {
    expect(edgePath(cell(3, 0), cell(1, 1, 1), sizes, null)).toBe('M500 80 C500 115 200 115 200 130');
  });

  it('leaves boxes as wide as the place allows, within what can be read', () => {
    expect(sizesFor(782, 4).width).toBe(164);
    expect(sizesFor(300, 4).width).toBe(140);
    expect(sizesFor(2_000, 2).width).toBe(210);
  });
});
