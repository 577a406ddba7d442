import canonicalize from 'canonicalize';
import { z } from 'zod';
import { FieldTree, joinTrees, putLeaves, takeLeaves } from './field-tree.ts';
import { BadPacking, type Leaf, packColumn, PackedColumn, unpackColumn } from './pack-column.ts';

/** One queued change as it is packed: `payload` is JSON text. */
export type Packable = { readonly id: number; readonly payload: string } & Readonly<Record<string, unknown>>;

/** Fewer places than this in all; what is unpacked holds at most so many characters. */
const MOST_ROWS = 500;
const MOST_CHARACTERS = 64 * 1024 * 1024;

const PackedGroup = z.object({
  tree: FieldTree,
  /** Where in the batch the rows stand. */
  at: PackedColumn,
  rows: z.int().min(1).max(MOST_ROWS),
  columns: z.array(PackedColumn).max(2_000),
});

/**
 * A batch by columns: mutations of one kind stand together, each field of them in a column, payloads taken apart.
 * `plain` holds those that would not come out of it character by character, each with its place.
 */
export const PackedBatch = z.object({
  rows: z.int().min(1).max(MOST_ROWS),
  groups: z.array(PackedGroup).max(MOST_ROWS),
  plain: z.array(z.tuple([z.int().min(0), z.unknown()])).max(MOST_ROWS),
});
export type PackedBatch = z.infer<typeof PackedBatch>;

type Placed = { readonly at: number; readonly fields: Readonly<Record<string, unknown>> };

type Group = { readonly kind: unknown; tree: FieldTree; readonly placed: Placed[] };

/** Packs a batch; `unpackBatch` gives each mutation back as it is, its payload character by character. */
export function packBatch(batch: readonly Packable[]): PackedBatch {
  const plain: [number, unknown][] = [];
  const groups: Group[] = [];
  for (const [at, mutation] of batch.entries()) {
    const fields = takeApart(mutation);
    if (fields === null) plain.push([at, mutation]);
    else addTo(groups, mutation['kind'], { at, fields });
  }
  return { rows: batch.length, groups: groups.map(packGroup), plain };
}

/** Into the first group of its kind that it fits, for where one has an object another may have an empty one. */
function addTo(groups: Group[], kind: unknown, placed: Placed): void {
  for (const group of groups) {
    const tree = group.kind === kind ? joinTrees(group.tree, placed.fields) : null;
    if (tree === null) continue;
    group.tree = tree;
    group.placed.push(placed);
    return;
  }
  groups.push({ kind, tree: joinTrees({}, placed.fields) ?? {}, placed: [placed] });
}

function packGroup({ tree, placed }: Group): z.infer<typeof PackedGroup> {
  const rows = placed.map(({ fields }) => takeLeaves(tree, fields));
  const before = new Map<string, number>();
  const columns = (rows[0] ?? []).map((_, column) => {
    const leaves = rows.map((row) => row[column]);
    return packColumn(leaves, before, column);
  });
  const places = placed.map((row) => row.at);
  return { tree, at: packColumn(places, new Map(), 0), rows: rows.length, columns };
}

/** The mutation with its payload as fields; null where that is not the text that `canonicalize` writes. */
function takeApart({ payload, ...rest }: Packable): Readonly<Record<string, unknown>> | null {
  const fields = { ...rest, payload: parse(payload) };
  const tree = payload.includes('__proto__') ? null : joinTrees({}, fields);
  if (tree === null) return null;
  return canonicalText(putLeaves(tree, takeLeaves(tree, fields))['payload']) === payload ? fields : null;
}

/** Null for what RFC 8785 has no text of, such as half a surrogate pair. */
function canonicalText(value: unknown): string | null {
  try {
    return canonicalize(value) ?? null;
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The mutations in their places. Throws `BadPacking` for what no `packBatch` made. */
export function unpackBatch(packed: PackedBatch): readonly unknown[] {
  const batch: unknown[] = Array.from({ length: packed.rows });
  const taken = new Set<number>();
  const put = (at: unknown, mutation: unknown): void => {
    if (typeof at !== 'number' || !Number.isInteger(at) || at < 0 || at >= packed.rows || taken.has(at)) {
      throw new BadPacking('a place of the batch is not there or taken twice');
    }
    taken.add(at);
    batch[at] = mutation;
  };
  let left = MOST_CHARACTERS;
  for (const { tree, at, rows, columns } of packed.groups) {
    const places = unpackColumn(at, rows, []);
    const leaves: (readonly Leaf[])[] = [];
    for (const column of columns) leaves.push(unpackColumn(column, rows, leaves));
    for (const [row, place] of places.entries()) {
      const fields = putLeaves(
        tree,
        leaves.map((column) => column[row]),
      );
      const payload = canonicalText(fields['payload']);
      if (payload === null) throw new BadPacking('a payload is not JSON');
      left -= payload.length;
      if (left < 0) throw new BadPacking('the batch is larger than 64 Mi characters');
      put(place, { ...fields, payload });
    }
  }
  for (const [at, mutation] of packed.plain) put(at, mutation);
  if (taken.size !== packed.rows) throw new BadPacking('a place of the batch is empty');
  return batch;
}
