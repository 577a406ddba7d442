import { type Definition, isRepeat } from './definition.ts';
import type { DataNode } from './expression/values.ts';

/** A question, group or repeat as it stands in one record: within the second visit, `/data/visit[2]/weight`. */
export type FormNode = Omit<DataNode, 'parent' | 'children'> & {
  readonly definition: Definition;
  readonly parent: FormNode | null;
  readonly children: readonly FormNode[];
};

/** The nodes of a record; it changes only where repeats are added or removed. */
export type FormTree = {
  readonly root: FormNode;
  readonly byPath: ReadonlyMap<string, FormNode>;
  readonly byDefinition: ReadonlyMap<Definition, readonly FormNode[]>;
};

/** How often a repeat is there, by its path without its own place (`/data/visit`); 1 where it is not said. */
export type RepeatCounts = ReadonlyMap<string, number>;

/** Nodes in the order of the document. */
export function growTree(root: Definition, counts: RepeatCounts): FormTree {
  const byPath = new Map<string, FormNode>();
  const byDefinition = new Map<Definition, FormNode[]>();
  const grow = (definition: Definition, path: string, parent: FormNode | null): FormNode => {
    const children: FormNode[] = [];
    const node: FormNode = { name: definition.name, path, parent, children, text: null, definition };
    byPath.set(path, node);
    const equal = byDefinition.get(definition);
    if (equal === undefined) byDefinition.set(definition, [node]);
    else equal.push(node);
    for (const child of definition.children) {
      for (const childPath of pathsOf(child, `${path}/${child.name}`, counts))
        children.push(grow(child, childPath, node));
    }
    return node;
  };
  return { root: grow(root, root.path, null), byPath, byDefinition };
}

function pathsOf(definition: Definition, path: string, counts: RepeatCounts): readonly string[] {
  if (!isRepeat(definition)) return [path];
  return Array.from({ length: counts.get(path) ?? 1 }, (_, index) => `${path}[${index + 1}]`);
}

/** Is it a node of the record, and not of a list or table? */
export const isFormNode = (node: DataNode): node is FormNode => 'definition' in node;
