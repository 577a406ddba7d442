import type { LineageGraph, LineageKind } from '../../../../shared/lineage.ts';
import { lineageOf } from '../../store/lineage.ts';
import type { ReadableDb } from '../../store/open-database.ts';

/** What says where a model is from; records and labels are about people and stay at home. */
const TOLD: ReadonlySet<LineageKind> = new Set(['file', 'datasetVersion', 'run', 'modelVersion']);

/** Everything that `id` came of, as far as it may be told elsewhere, and itself; in a fixed order. */
export function ancestorsOf(db: ReadableDb, id: string): LineageGraph {
  const graph = lineageOf(db, id);
  const kindById = new Map(graph.nodes.map((node) => [node.id, node.kind]));
  const isTold = (one: string): boolean => TOLD.has(kindById.get(one) ?? 'record');
  const reached = new Set([id]);
  for (const one of reached) {
    for (const { from, to } of graph.edges) if (to === one && isTold(from)) reached.add(from);
  }
  return {
    nodes: graph.nodes.filter((node) => reached.has(node.id)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    edges: graph.edges
      .filter(({ from, to }) => reached.has(from) && reached.has(to))
      .map(({ from, to, kind }) => ({ from, to, kind }))
      .toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)),
  };
}
