import { describe, expect, it } from 'vitest';
import { edgePath, planeOf } from '../../../renderer/screens/lineage/edge-path.ts';
import { layGraph, reach } from '../../../renderer/screens/lineage/lay-graph.ts';

const sizes = { width: 100, height: 50, x: 150, y: 70 };
const nodes = [
  { id: 'file', kind: 'file', label: 'survey.csv' },
  { id: 'data', kind: 'datasetVersion', label: 'Screening v1' },
  { id: 'run', kind: 'run', label: 'Run 1' },
  { id: 'model', kind: 'modelVersion', label: 'Referral v1' },
  ...['a', 'b', 'c', 'd'].map((id) => ({ id, kind: 'prediction', label: id })),
];
const edges = [
  { from: 'file', to: 'data' },
  { from: 'data', to: 'run' },
  { from: 'run', to: 'model' },
  ...['a', 'b', 'c', 'd'].map((to) => ({ from: 'model', to })),
];

describe('the picture of a lineage', () => {
  it('puts what came first before what came of it, and what the model said below', () => {
    const { nodes: placed, columns, rows } = layGraph(nodes, edges, 'data');
    expect(placed.map(({ id, column, row }) => [id, column, row])).toEqual([
      ['file', 0, 0],
      ['data', 1, 0],
      ['run', 2, 0],
      ['model', 3, 0],
      ['a', 2, 1],
    ]);
    expect([columns, rows]).toEqual([4, 2]);
  });

  it('stands what is alike in one box with one line', () => {
    const graph = layGraph(nodes, edges, 'data');
    expect(graph.nodes.at(-1)?.members.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(graph.edges.filter(({ from }) => from === 'model')).toEqual([{ from: 'model', to: 'a' }]);
  });

  it('keeps what is looked at in a box of its own', () => {
    const boxes = layGraph(nodes, edges, 'b').nodes.filter(({ kind }) => kind === 'prediction');
    expect(boxes.map(({ members }) => members.length).sort()).toEqual([1, 3]);
  });

  it('goes back to everything a thing was made from, and on to everything made from it', () => {
    expect([...reach(edges, 'run', 'made')]).toEqual(['run', 'data', 'file']);
    expect([...reach(edges, 'run', 'touched')]).toEqual(['run', 'model', 'a', 'b', 'c', 'd']);
  });

  it('comes to an end where things were made from each other', () => {
    const circle = [
      { from: 'x', to: 'y' },
      { from: 'y', to: 'x' },
    ];
    expect([...reach(circle, 'x', 'touched')]).toEqual(['x', 'y']);
  });

  it('is empty for nothing', () => {
    expect(layGraph([], [], 'x')).toMatchObject({ nodes: [], columns: 0, rows: 0 });
    expect(planeOf(0, 0, sizes)).toEqual({ width: 0, height: 0 });
  });
});

describe('a line between two boxes', () => {
  it('leaves at the end and enters at the start', () => {
    expect(edgePath({ column: 0, row: 0 }, { column: 1, row: 1 }, sizes, null)).toBe('M100 25 C125 25 125 95 150 95');
  });

  it('is mirrored from right to left', () => {
    expect(edgePath({ column: 0, row: 0 }, { column: 1, row: 0 }, sizes, 250)).toBe('M150 25 C125 25 125 25 100 25');
  });

  it('goes straight down within a column', () => {
    expect(edgePath({ column: 1, row: 0 }, { column: 1, row: 1 }, sizes, null)).toBe('M200 50 L200 70');
  });
});
