import type { LineageEdge, LineageNode } from './reach.ts';

/** One node that stands for the many records that a version was frozen from. */
export type Selection = { readonly versionId: string; readonly records: number };

/** Core names such a node `records:<version>` and labels it `<count> records`; null for any other. */
export function selectionOf({ id, label }: Pick<LineageNode, 'id' | 'label'>): Selection | null {
  const [, versionId] = /^records:(.+)$/.exec(id) ?? [];
  const [records] = /^\d+/.exec(label) ?? [];
  return versionId === undefined || records === undefined ? null : { versionId, records: Number(records) };
}

/** Versions that hold a record, by themselves or through a selection; not those that were made from these. The newest first. */
export function versionsHolding(
  nodes: readonly LineageNode[],
  edges: readonly LineageEdge[],
  recordId: string,
): readonly LineageNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const madeOf = (id: string) => edges.flatMap(({ from, to }) => (from === id ? (byId.get(to) ?? []) : []));
  const direct = madeOf(recordId);
  const throughSelections = direct.filter((node) => selectionOf(node) !== null).flatMap(({ id }) => madeOf(id));
  return [...new Set([...direct, ...throughSelections])]
    .filter(({ kind }) => kind === 'datasetVersion')
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs);
}
