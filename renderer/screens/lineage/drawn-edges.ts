import type { Box } from './group-alike.ts';
import { type LineageEdge, reach } from './reach.ts';

/**
 * Lines between boxes, one for each pair. Left out is what another way says already: a receipt hangs on the last thing
 * it covers, and a model that was put in use made its predictions through that.
 */
export function drawnEdges(boxes: readonly Box[], edges: readonly LineageEdge[]): readonly LineageEdge[] {
  const boxOf = new Map(boxes.flatMap(({ id, members }) => members.map((member) => [member.id, id] as const)));
  const kindOf = new Map(boxes.map(({ id, kind }) => [id, kind]));
  const tied = uniqueEdges(edges.map(({ from, to }) => ({ from: boxOf.get(from) ?? from, to: boxOf.get(to) ?? to })));
  return tied.filter(({ from, to }) => {
    const isReceipt = kindOf.get(to) === 'receipt';
    const isModel = kindOf.get(from) === 'modelVersion' && kindOf.get(to) !== 'deployment';
    if (!isReceipt && !isModel) return true;
    const after = reach(tied, from, 'touched');
    return !tied.some(
      (other) =>
        other.to === to &&
        other.from !== from &&
        after.has(other.from) &&
        (isReceipt || kindOf.get(other.from) === 'deployment'),
    );
  });
}

function uniqueEdges(edges: readonly LineageEdge[]): readonly LineageEdge[] {
  const byName = new Map(edges.filter(({ from, to }) => from !== to).map((edge) => [`${edge.from}>${edge.to}`, edge]));
  return [...byName.values()];
}
