import type { FunctionTable, Inputs } from '../scope.ts';
import type { DataNode, NodeSet } from '../values.ts';

/** Questions, repeats and tables. */
export const nodeFunctions: FunctionTable = {
  count: { least: 1, most: 1, call: ({ nodes }) => nodes(0)?.length ?? Number.NaN },
  'count-non-empty': {
    least: 1,
    most: 1,
    call: ({ nodes, scope }) => nodes(0)?.filter((node) => scope.source.textOf(node) !== '').length ?? Number.NaN,
  },
  current: { least: 0, most: 0, call: ({ scope }) => [scope.origin] },
  last: { least: 0, most: 0, call: ({ scope }) => scope.size },
  position: { least: 0, most: 1, call: position },
  instance: { least: 1, most: 1, call: ({ text, scope }) => toSet(scope.source.instanceNamed(text(0))) },
  pulldata: { least: 4, most: 4, call: pullData },
  'indexed-repeat': { least: 3, most: 7, call: indexedRepeat },
};

const toSet = (node: DataNode | null): NodeSet => (node === null ? [] : [node]);

/** Of a node its place among those of its name that it follows; without one that of the context in its filter. */
function position({ count, nodes, scope }: Inputs): number {
  if (count === 0) return scope.position;
  const node = nodes(0)?.[0];
  if (node === undefined) return Number.NaN;
  const siblings = node.parent?.children ?? [node];
  return siblings.filter(({ name }) => name === node.name).indexOf(node) + 1;
}

/** `pulldata(table, wanted column, key column, key)`: of the first row whose key is that. Empty where none is. */
function pullData({ text, scope }: Inputs): string {
  const [wanted, keyColumn, key] = [text(1), text(2), text(3)];
  const cell = (item: DataNode, column: string): string =>
    item.children.find(({ name }) => name === column)?.text ?? '';
  const items = scope.source.instanceNamed(text(0))?.children[0]?.children ?? [];
  const found = items.find((item) => cell(item, keyColumn) === key);
  return found === undefined ? '' : cell(found, wanted);
}

/** `indexed-repeat(question, repeat, place, inner repeat, place …)`; places from 1. Outer repeats may stand in any order. */
function indexedRepeat(inputs: Inputs): NodeSet {
  const chosen: DataNode[] = [];
  const repeats = [...pairsOf(inputs)].sort((one, other) => depthOf(one.nodes[0]) - depthOf(other.nodes[0]));
  for (const { nodes, place } of repeats) {
    const outer = chosen.at(-1);
    const found = nodes.filter((node) => outer === undefined || isWithin(node, outer))[place - 1];
    if (found === undefined) return [];
    chosen.push(found);
  }
  const inner = chosen.at(-1);
  return inner === undefined ? [] : anywhere(inputs, 0).filter((node) => isWithin(node, inner));
}

function* pairsOf(inputs: Inputs): Generator<{ readonly nodes: NodeSet; readonly place: number }> {
  for (let index = 1; index + 1 < inputs.count; index += 2) {
    yield { nodes: anywhere(inputs, index), place: inputs.number(index + 1) };
  }
}

/** Whichever repeat the expression itself stands in: its place is what is asked. */
function anywhere({ expression, nodes, scope }: Inputs, index: number): NodeSet {
  const written = expression(index);
  return written?.kind === 'reference'
    ? scope.source.findNamed(written.name, scope.origin, true)
    : (nodes(index) ?? []);
}

function depthOf(node: DataNode | undefined): number {
  let depth = 0;
  for (let at = node?.parent ?? null; at !== null; at = at.parent) depth++;
  return depth;
}

function isWithin(node: DataNode, outer: DataNode): boolean {
  for (let at: DataNode | null = node; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}
