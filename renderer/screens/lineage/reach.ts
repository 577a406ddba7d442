/** A thing in the lineage; the kinds are the contract's. */
export type LineageNode = {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly createdAtMs: number;
  /** The laptop that told of it, where the thing itself is not here. */
  readonly fromDevice?: string | undefined;
};
export type LineageEdge = { readonly from: string; readonly to: string };

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
