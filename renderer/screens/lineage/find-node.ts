import type { LineageNode } from './reach.ts';

/** A node by its id, its whole name or a part of its name, in this order; null for none of those in sight. */
export function findNode(
  nodes: readonly LineageNode[],
  wanted: string,
  nameOf: (node: LineageNode) => string,
): LineageNode | null {
  const typed = wanted.toLocaleLowerCase();
  const names = (node: LineageNode) => [node.label, nameOf(node)].map((name) => name.toLocaleLowerCase());
  const matches: readonly ((node: LineageNode) => boolean)[] = [
    ({ id }) => id === wanted,
    (node) => names(node).includes(typed),
    (node) => names(node).some((name) => name.includes(typed)),
  ];
  const shortest = nodes.toSorted((a, b) => a.label.length - b.label.length);
  for (const match of matches) {
    const found = shortest.find(match);
    if (found) return found;
  }
  return null;
}
