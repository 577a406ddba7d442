import type { Cell } from '../column.ts';
import type { Feature } from '../model.ts';
import type { ColumnProfile, Profile } from '../profile.ts';
import { profileQuantile } from './profile-quantile.ts';
import type { Random } from './random.ts';

/** One row by column name: numbers as columns hold them (days, milliseconds), null where missing. */
export type BackgroundRow = Readonly<Record<string, Cell>>;

/**
 * Rows that are spread over what a profile saw: each column evenly over its own quantiles and categories (a Latin
 * hypercube: McKay, Beckman and Conover 1979), and independent of the others, since a profile knows nothing of pairs.
 * Null where it lacks a column that the model reads.
 */
export function drawBackground(
  features: readonly Feature[],
  { columns }: Profile,
  rows: number,
  random: Random,
): readonly BackgroundRow[] | null {
  const drawn = new Map<string, readonly Cell[]>();
  for (const { name } of features) {
    const profile = columns[name];
    if (profile === undefined || profile.n === 0) return null;
    drawn.set(
      name,
      shuffled(rows, random).map((place) => valueAt(profile, (place + 0.5) / rows)),
    );
  }
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries([...drawn].map(([name, cells]) => [name, cells[row] ?? null])),
  );
}

/** The numbers below `count` in random order (Fisher and Yates). */
export function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random.int(last + 1);
    const [a = 0, b = 0] = [order[last], order[other]];
    order[last] = b;
    order[other] = a;
  }
  return order;
}

/** What stands at a share 0–1 of a column: missing ones first, then the values in order. */
function valueAt(profile: ColumnProfile, share: number): Cell {
  const missing = profile.missing / profile.n;
  if (share < missing || missing === 1) return null;
  const q = (share - missing) / (1 - missing);
  if (profile.kind === 'category') return categoryAt(profile, q);
  const value = profileQuantile(profile, q);
  return value !== null && profile.type === 'integer' ? Math.round(value) : value;
}

/** Null for the rare ones, whose names a profile does not keep. */
function categoryAt({ values, counts, other }: Extract<ColumnProfile, { kind: 'category' }>, q: number): Cell {
  let left = q * counts.reduce((sum, count) => sum + count, other);
  const place = counts.findIndex((count) => (left -= count) < 0);
  return values[place] ?? null;
}
