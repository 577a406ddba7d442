import type { LineageEdge } from '../../shared/lineage.ts';

/** Edges as one tells them: from the origins on, so that what leads to a thing stands before what came of it. */
export function orderEdges(edges: readonly LineageEdge[]): readonly LineageEdge[] {
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    depths.set(id, 0); // ends the search where edges run in a circle, which lineage never does
    const depth = edges.reduce(
      (deepest, { from, to }) => (to === id ? Math.max(deepest, depthOf(from) + 1) : deepest),
      0,
    );
    depths.set(id, depth);
    return depth;
  };
  return edges.toSorted((one, other) => depthOf(one.from) - depthOf(other.from));
}
