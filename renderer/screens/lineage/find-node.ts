import type { LineageNode } from './lay-graph.ts';

/** A node by its id, its whole name or a part of its name, in this order; null for none of those in sight. */
export function findNode(nodes: readonly LineageNode[], wanted: string): LineageNode | null {
  const typed = wanted.toLocaleLowerCase();
  const matches: readonly ((node: LineageNode) => boolean)[] = [
    ({ id }) => id === wanted,
    ({ label }) => label.toLocaleLowerCase() === typed,
    ({ label }) => label.toLocaleLowerCase().includes(typed),
  ];
  for (const match of matches) {
    const found = nodes.find(match);
    if (found) return found;
  }
  return null;
}
