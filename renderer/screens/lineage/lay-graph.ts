import { drawnEdges } from './drawn-edges.ts';
import { type Box, groupAlike } from './group-alike.ts';
import { type LineageEdge, type LineageNode, reach } from './reach.ts';

/** The band above holds what led to a model, the one below what the model said and what people answered. */
export type Band = 0 | 1;
type Place = { readonly column: number; readonly band: Band };

const placeOfKind: Readonly<Record<string, Place>> = {
  file: { column: 0, band: 0 },
  pipelineRun: { column: 0, band: 0 },
  record: { column: 0, band: 0 },
  datasetVersion: { column: 1, band: 0 },
  run: { column: 2, band: 0 },
  modelVersion: { column: 3, band: 0 },
  testReport: { column: 3, band: 0 },
  deployment: { column: 3, band: 0 },
  window: { column: 1, band: 1 },
  prediction: { column: 2, band: 1 },
  shadowPrediction: { column: 2, band: 1 },
  label: { column: 3, band: 1 },
  receipt: { column: 3, band: 1 },
};

const placeOf = (kind: string): Place => placeOfKind[kind] ?? { column: 0, band: 0 };

export type PlacedNode = Box & { readonly column: number; readonly row: number; readonly band: Band };

/** The words over a column of a band: the kinds that stand there. */
export type ColumnHead = { readonly column: number; readonly band: Band; readonly row: number; readonly of: string };

export type PlacedGraph = {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly LineageEdge[];
  readonly heads: readonly ColumnHead[];
  readonly columns: number;
  readonly rows: number;
  readonly bands: number;
};

/** Groups what is alike, puts kinds in columns and, within a column, things near what they are tied to. */
export function layGraph(nodes: readonly LineageNode[], edges: readonly LineageEdge[], focus: string): PlacedGraph {
  const boxes = groupAlike(nodes, edges, focus);
  const tied = drawnEdges(boxes, edges);
  const used = [...new Set(boxes.map(({ kind }) => placeOf(kind).column))].sort((a, b) => a - b);
  const leads = leadingToModels(boxes, tied);
  const placed: PlacedNode[] = [];
  const heads: ColumnHead[] = [];
  for (const band of [0, 1] as const) {
    const firstRow = rowsOf(placed);
    for (const [column, kindColumn] of used.entries()) {
      const here = boxes.filter(({ kind }) => placeOf(kind).band === band && placeOf(kind).column === kindColumn);
      const heights = new Map(here.map(({ id }) => [id, heightOf(id, tied, placed)]));
      const sorted = here.toSorted(
        (a, b) =>
          Number(leads.has(b.id)) - Number(leads.has(a.id)) || (heights.get(a.id) ?? 0) - (heights.get(b.id) ?? 0),
      );
      const inOrder = followMakers(sorted, tied);
      placed.push(...inOrder.map((node, index) => ({ ...node, column, band, row: firstRow + index })));
      if (here.length > 0) heads.push({ column, band, row: firstRow, of: `${band}${kindColumn}` });
    }
  }
  const bands = new Set(placed.map(({ band }) => band)).size;
  return { nodes: placed, edges: tied, heads, columns: used.length, rows: rowsOf(placed), bands };
}

const rowsOf = (placed: readonly PlacedNode[]): number => Math.max(0, ...placed.map(({ row }) => row + 1));

/** Boxes that a run or a model came of: they stand above what was only scored, which then stands by its batch. */
function leadingToModels(boxes: readonly Box[], edges: readonly LineageEdge[]): ReadonlySet<string> {
  const trained = boxes.filter(({ kind }) => kind === 'run' || kind === 'modelVersion');
  return new Set(trained.flatMap(({ id }) => [...reach(edges, id, 'made')]));
}

/** The mean row of what a box is tied to in the columns already placed; boxes without ties come last. */
function heightOf(id: string, edges: readonly LineageEdge[], placed: readonly PlacedNode[]): number {
  const rows = placed
    .filter((node) => edges.some(({ from, to }) => (from === node.id && to === id) || (to === node.id && from === id)))
    .map(({ row }) => row);
  return rows.length === 0 ? Number.MAX_SAFE_INTEGER : rows.reduce((sum, row) => sum + row, 0) / rows.length;
}

/** Of one column: what was made from another box of it stands directly below that one. */
function followMakers(boxes: readonly Box[], edges: readonly LineageEdge[]): readonly Box[] {
  const here = new Set(boxes.map(({ id }) => id));
  const inOrder = new Set<Box>();
  const add = (box: Box): void => {
    if (inOrder.has(box)) return;
    inOrder.add(box);
    for (const made of boxes) if (edges.some(({ from, to }) => from === box.id && to === made.id)) add(made);
  };
  for (const box of boxes) if (!edges.some(({ from, to }) => to === box.id && here.has(from))) add(box);
  for (const box of boxes) add(box);
  return [...inOrder];
}
