import { z } from 'zod';
import { BadPacking, type Leaf } from './pack-column.ts';

/** Which fields a group of objects has: 0 stands for a value, an object for an object. */
export type FieldTree = { readonly [name: string]: FieldTree | 0 };
export const FieldTree: z.ZodType<FieldTree> = z.record(
  z.string(),
  z.union([z.literal(0), z.lazy((): z.ZodType<FieldTree> => FieldTree)]),
);

type Fields = Readonly<Record<string, unknown>>;

/** An object that is taken apart; lists, and objects without a field, are values. */
const isBranch = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

/** A tree with the fields of both; null where one has a value and the other an object in the same place. */
export function joinTrees(tree: FieldTree, fields: Fields): FieldTree | null {
  const joined: Record<string, FieldTree | 0> = { ...tree };
  for (const [name, value] of Object.entries(fields)) {
    const known = Object.hasOwn(tree, name) ? tree[name] : undefined;
    const isLeaf = !isBranch(value);
    if (known !== undefined && (known === 0) !== isLeaf) return null;
    const branch = isLeaf ? 0 : joinTrees(known === undefined || known === 0 ? {} : known, value);
    if (branch === null) return null;
    joined[name] = branch;
  }
  return joined;
}

/** The values of one object in the order of the tree; `undefined` where it has no such field. */
export function takeLeaves(tree: FieldTree, fields: unknown, into: Leaf[] = []): Leaf[] {
  for (const [name, branch] of Object.entries(tree)) {
    const value = isBranch(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (branch === 0) into.push(value);
    else takeLeaves(branch, value, into);
  }
  return into;
}

/** The object again; a branch without any value is one that was not there. Throws `BadPacking` for too few values. */
export function putLeaves(tree: FieldTree, leaves: readonly Leaf[]): Fields {
  const next = { at: 0 };
  const fields = putBranch(tree, leaves, next) ?? {};
  if (next.at !== leaves.length) throw new BadPacking('a tree and its columns do not fit');
  return fields;
}

function putBranch(tree: FieldTree, leaves: readonly Leaf[], next: { at: number }): Fields | undefined {
  const fields: Record<string, unknown> = {};
  for (const [name, branch] of Object.entries(tree)) {
    const value = branch === 0 ? leaves[next.at++] : putBranch(branch, leaves, next);
    if (value !== undefined) fields[name] = value;
  }
  return Object.keys(fields).length === 0 ? undefined : fields;
}
