import { z } from 'zod';

/** A value of a column; `undefined` where a row has no such field. */
export type Leaf = unknown;

/**
 * A column as it travels. `same`: every row has this value. `like`: as the column of this number before it. `steps`:
 * whole numbers, the first and then each one's distance from the one before. `ids`: lower-case UUIDs, 16 bytes each, in
 * base64. `hex`: lower-case hexadecimal of one length, in base64. `values`: as JSON, where what is not a scalar stands
 * in a list of its own and what is missing is an empty list.
 */
export const PackedColumn = z.union([
  z.object({ same: z.unknown() }).strict(),
  z.object({ like: z.int().min(0) }).strict(),
  z.object({ steps: z.array(z.number()) }).strict(),
  z.object({ ids: z.string() }).strict(),
  z.object({ hex: z.string(), width: z.int().min(2).max(64) }).strict(),
  z.object({ values: z.array(z.unknown()) }).strict(),
]);
export type PackedColumn = z.infer<typeof PackedColumn>;

/** Thrown for what no `packColumn` made; the message says what is wrong. */
export class BadPacking extends Error {
  override readonly name = 'BadPacking';
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_PARTS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;
const ID_BYTES = 16;

/** The shortest way to write a column; `before` knows the number of each column that stands before it, by its JSON. */
export function packColumn(leaves: readonly Leaf[], before: Map<string, number>, number: number): PackedColumn {
  const values = leaves.map(wrap);
  const text = JSON.stringify(values);
  const first = JSON.stringify(values[0]);
  if (values.every((value) => JSON.stringify(value) === first)) return { same: values[0] };
  const like = before.get(text);
  if (like !== undefined) return { like };
  before.set(text, number);
  if (leaves.every(isUuid)) return { ids: toBase64(leaves.map((id) => id.replaceAll('-', '')).join('')) };
  const width = typeof leaves[0] === 'string' ? leaves[0].length : 0;
  if (width % 2 === 0 && leaves.every((leaf) => isHex(leaf, width))) return { hex: toBase64(leaves.join('')), width };
  const steps = stepsOf(leaves);
  return steps !== null && JSON.stringify(steps).length < text.length ? { steps } : { values };
}

/** The values again. Throws `BadPacking` where they are not `count`. */
export function unpackColumn(
  packed: PackedColumn,
  count: number,
  before: readonly (readonly Leaf[])[],
): readonly Leaf[] {
  const leaves = readLeaves(packed, count, before);
  if (leaves.length !== count) throw new BadPacking(`a column has ${leaves.length} values for ${count} rows`);
  return leaves;
}

function readLeaves(packed: PackedColumn, count: number, before: readonly (readonly Leaf[])[]): readonly Leaf[] {
  if ('same' in packed) return Array.from({ length: count }, () => unwrap(packed.same));
  if ('like' in packed) {
    const like = before[packed.like];
    if (like === undefined) throw new BadPacking('a column is like one that does not stand before it');
    return like;
  }
  if ('ids' in packed) return slices(packed.ids, ID_BYTES * 2).map((id) => id.replace(UUID_PARTS, '$1-$2-$3-$4-$5'));
  if ('hex' in packed) return slices(packed.hex, packed.width);
  if ('steps' in packed) return sums(packed.steps);
  return packed.values.map(unwrap);
}

const wrap = (leaf: Leaf): unknown => {
  if (leaf === undefined) return [];
  return typeof leaf === 'object' && leaf !== null ? [leaf] : leaf;
};

function unwrap(value: unknown): Leaf {
  return Array.isArray(value) ? value[0] : value;
}

const isUuid = (leaf: Leaf): leaf is string => typeof leaf === 'string' && UUID.test(leaf);
const isHex = (leaf: Leaf, width: number): boolean =>
  typeof leaf === 'string' && width >= 2 && width <= 64 && leaf.length === width && /^[0-9a-f]+$/.test(leaf);

function stepsOf(leaves: readonly Leaf[]): number[] | null {
  if (!leaves.every((leaf): leaf is number => Number.isSafeInteger(leaf) && !Object.is(leaf, -0))) return null;
  const steps = leaves.map((leaf, row) => leaf - (leaves[row - 1] ?? 0));
  return steps.every(Number.isSafeInteger) ? steps : null;
}

function sums(steps: readonly number[]): readonly number[] {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}

/** Hexadecimal as base64, which a compressor has less to guess of. */
function toBase64(hex: string): string {
  const bytes = Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
  return btoa(String.fromCharCode(...bytes));
}

/** Hexadecimal pieces of `width` digits. */
function slices(base64: string, width: number): string[] {
  const bytes = [...readBase64(base64)];
  const hex = bytes.map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return Array.from({ length: hex.length / width }, (_, row) => hex.slice(row * width, (row + 1) * width));
}

function readBase64(base64: string): string {
  try {
    return atob(base64);
  } catch {
    throw new BadPacking('a column is not base64');
  }
}
