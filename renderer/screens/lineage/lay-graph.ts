/** A thing in the lineage; the kinds are the contract's. */
export type LineageNode = { readonly id: string; readonly kind: string; readonly label: string };
export type LineageEdge = { readonly from: string; readonly to: string };

type Place = { readonly column: number; readonly band: 0 | 1 };

/** From what was captured to the model above; what the model said, and what people answered, in a band below. */
const placeOfKind: Readonly<Record<string, Place>> = {
  file: { column: 0, band: 0 },
  record: { column: 0, band: 0 },
  datasetVersion: { column: 1, band: 0 },
  run: { column: 2, band: 0 },
  modelVersion: { column: 3, band: 0 },
  deployment: { column: 3, band: 0 },
  window: { column: 2, band: 1 },
  prediction: { column: 2, band: 1 },
  label: { column: 3, band: 1 },
  receipt: { column: 3, band: 1 },
};

const placeOf = (kind: string): Place => placeOfKind[kind] ?? { column: 0, band: 0 };

export type PlacedNode = LineageNode & {
  readonly column: number;
  readonly row: number;
  /** How many things of this kind stand for one box; 1 for a thing of its own. */
  readonly members: readonly LineageNode[];
};

export type PlacedGraph = {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly LineageEdge[];
  readonly columns: number;
  readonly rows: number;
};

/** More things of one kind with the same neighbours than this stand as one box with their number. */
const GROUP_FROM = 3;

/** Groups what is alike, puts kinds in columns and, within a column, things near what they are tied to. */
export function layGraph(nodes: readonly LineageNode[], edges: readonly LineageEdge[], focus: string): PlacedGraph {
  const grouped = groupAlike(nodes, edges, focus);
  const boxOf = new Map(grouped.flatMap(({ id, members }) => members.map((member) => [member.id, id] as const)));
  const tied = uniqueEdges(edges.map(({ from, to }) => ({ from: boxOf.get(from) ?? from, to: boxOf.get(to) ?? to })));
  const used = [...new Set(grouped.map(({ kind }) => placeOf(kind).column))].sort((a, b) => a - b);
  const placed: PlacedNode[] = [];
  for (const band of [0, 1] as const) {
    const firstRow = rowsOf(placed);
    for (const [column, kindColumn] of used.entries()) {
      const here = grouped.filter(({ kind }) => placeOf(kind).band === band && placeOf(kind).column === kindColumn);
      const heights = new Map(here.map(({ id }) => [id, heightOf(id, tied, placed)]));
      const sorted = here.toSorted((a, b) => (heights.get(a.id) ?? 0) - (heights.get(b.id) ?? 0));
      placed.push(...sorted.map((node, index) => ({ ...node, column, row: firstRow + index })));
    }
  }
  return { nodes: placed, edges: tied, columns: used.length, rows: rowsOf(placed) };
}

const rowsOf = (placed: readonly PlacedNode[]): number => Math.max(0, ...placed.map(({ row }) => row + 1));

type Box = LineageNode & { readonly members: readonly LineageNode[] };

function groupAlike(nodes: readonly LineageNode[], edges: readonly LineageEdge[], focus: string): readonly Box[] {
  const ties = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    ties.get(from)?.push(`>${to}`);
    ties.get(to)?.push(`<${from}`);
  }
  const alike = new Map<string, LineageNode[]>();
  for (const node of nodes) {
    const likeness = node.id === focus ? node.id : `${node.kind} ${(ties.get(node.id) ?? []).sort().join(' ')}`;
    const members = alike.get(likeness) ?? [];
    members.push(node);
    alike.set(likeness, members);
  }
  return [...alike.values()].flatMap((members): readonly Box[] => {
    const [first] = members;
    if (!first || members.length < GROUP_FROM) return members.map((node) => ({ ...node, members: [node] }));
    return [{ ...first, members }];
  });
}

/** The mean row of what a box is tied to in the columns already placed; boxes without ties come last. */
function heightOf(id: string, edges: readonly LineageEdge[], placed: readonly PlacedNode[]): number {
  const rows = placed
    .filter((node) => edges.some(({ from, to }) => (from === node.id && to === id) || (to === node.id && from === id)))
    .map(({ row }) => row);
  return rows.length === 0 ? Number.MAX_SAFE_INTEGER : rows.reduce((sum, row) => sum + row, 0) / rows.length;
}

function uniqueEdges(edges: readonly LineageEdge[]): readonly LineageEdge[] {
  const byName = new Map(edges.filter(({ from, to }) => from !== to).map((edge) => [`${edge.from}>${edge.to}`, edge]));
  return [...byName.values()];
}

/** Ids of everything that was made from `focus` (`touched`) or that it was made from (`made`), `focus` included. */
export function reach(
  edges: readonly LineageEdge[],
  focus: string,
  direction: 'made' | 'touched',
): ReadonlySet<string> {
  const found = new Set([focus]);
  for (const id of found) {
    for (const { from, to } of edges) {
      if (direction === 'touched' && from === id) found.add(to);
      if (direction === 'made' && to === id) found.add(from);
    }
  }
  return found;
}
