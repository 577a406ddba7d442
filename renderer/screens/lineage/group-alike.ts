import { groupBy } from '../../../shared/domain/group-by.ts';
import { selectionOf } from './selection.ts';
import type { LineageEdge, LineageNode } from './reach.ts';

/** What one box stands for: a thing of its own, or several of one kind that came of the same. */
export type Box = LineageNode & { readonly members: readonly LineageNode[] };

/** So many of one kind that came of the same stand in one box with their number. */
const GROUP_FROM = 3;

/**
 * Puts things of one kind in one box where their makers stand in the same boxes, so that fifty answers to fifty rows of
 * one batch are two boxes. `focus` always has a box of its own, and so has what stands for many records already.
 */
export function groupAlike(
  nodes: readonly LineageNode[],
  edges: readonly LineageEdge[],
  focus: string,
): readonly Box[] {
  const makers = makersOf(edges);
  const boxOf = new Map<string, string>();
  return byDepth(nodes, makers).flatMap((level) => {
    const alike = groupBy(level, ({ id, kind, label }) => {
      if (id === focus || selectionOf({ id, label }) !== null) return id;
      const boxes = new Set((makers.get(id) ?? []).map((maker) => boxOf.get(maker) ?? maker));
      return [kind, ...[...boxes].sort()].join(' ');
    });
    const boxes = [...alike.values()].flatMap(boxesOf);
    for (const { id, members } of boxes) for (const member of members) boxOf.set(member.id, id);
    return boxes;
  });
}

function boxesOf(members: readonly LineageNode[]): readonly Box[] {
  const [first] = members;
  if (first === undefined || members.length < GROUP_FROM) return members.map((node) => ({ ...node, members: [node] }));
  return [{ ...first, members }];
}

function makersOf(edges: readonly LineageEdge[]): ReadonlyMap<string, readonly string[]> {
  const makers = new Map<string, string[]>();
  for (const { from, to } of edges) makers.set(to, [...(makers.get(to) ?? []), from]);
  return makers;
}

/** Things by the number of steps that made them; makers come before what they made. What was made in a circle comes last. */
function byDepth(
  nodes: readonly LineageNode[],
  makers: ReadonlyMap<string, readonly string[]>,
): readonly (readonly LineageNode[])[] {
  const shown = new Set(nodes.map(({ id }) => id));
  const levels: LineageNode[][] = [];
  let left = [...nodes];
  const done = new Set<string>();
  while (left.length > 0) {
    const ready = left.filter(({ id }) =>
      (makers.get(id) ?? []).every((maker) => done.has(maker) || !shown.has(maker)),
    );
    const level = ready.length > 0 ? ready : left;
    for (const { id } of level) done.add(id);
    levels.push(level);
    left = left.filter(({ id }) => !done.has(id));
  }
  return levels;
}
