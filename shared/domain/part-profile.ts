import type { CategoryProfile, ColumnProfile, NumericProfile, Profile } from '../profile.ts';
import { gridOf } from './number-grid.ts';
import { mostFrequent } from './profile-categories.ts';
import type { Random } from './random.ts';

/**
 * Deals the rows of a profile out at random: `n` to the one part, the rest to the other, each column by itself. Both come
 * of the same, whatever it is, so a comparison of them can only alarm falsely. Numbers are known to their bucket: moments
 * are of its lower edges. Throws where the profile has fewer rows than `n`.
 */
export function partProfile(random: Random, { rows, columns }: Profile, n: number): { drawn: Profile; rest: Profile } {
  const parts = Object.entries(columns).map(([name, column]) => [name, partColumn(random, column, n)] as const);
  return {
    drawn: { rows: n, columns: Object.fromEntries(parts.map(([name, { drawn }]) => [name, drawn])) },
    rest: { rows: rows - n, columns: Object.fromEntries(parts.map(([name, { rest }]) => [name, rest])) },
  };
}

type Parted = { readonly drawn: ColumnProfile; readonly rest: ColumnProfile };

function partColumn(random: Random, column: ColumnProfile, n: number): Parted {
  const last = column.kind === 'category' ? [column.other, column.missing] : [column.missing];
  const counts = [...column.counts, ...last];
  const drawn = drawCounts(random, counts, n);
  const rest = counts.map((count, place) => count - (drawn[place] ?? 0));
  return { drawn: withCounts(column, drawn), rest: withCounts(column, rest) };
}

/** How many of each kind there are among `n` drawn without replacement: distinct places, in order, fall into the kinds. */
function drawCounts({ int }: Random, counts: readonly number[], n: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (n > total) throw new RangeError(`${n} rows cannot be drawn from ${total}`);
  const chosen = new Set<number>();
  while (chosen.size < n) chosen.add(int(total));
  const places = Float64Array.from(chosen).sort();
  let at = 0;
  let end = 0;
  return counts.map((count) => {
    end += count;
    const from = at;
    while (at < places.length && (places[at] ?? Infinity) < end) at += 1;
    return at - from;
  });
}

const withCounts = (column: ColumnProfile, counts: readonly number[]): ColumnProfile =>
  column.kind === 'numeric' ? numbersWith(column, counts) : categoriesWith(column, counts);

function numbersWith({ kind, type, buckets }: NumericProfile, all: readonly number[]): NumericProfile {
  const { lowerEdge } = gridOf(type);
  const kept = buckets
    .map((bucket, place) => ({ bucket, count: all[place] ?? 0, value: lowerEdge(bucket) }))
    .filter(({ count }) => count > 0);
  const finite = kept.filter(({ value }) => Number.isFinite(value));
  const n = finite.reduce((sum, { count }) => sum + count, 0);
  const mean = n === 0 ? 0 : finite.reduce((sum, { count, value }) => sum + (count / n) * value, 0);
  return {
    kind,
    type,
    n: all.reduce((sum, count) => sum + count, 0),
    missing: all.at(-1) ?? 0,
    min: finite[0]?.value ?? null,
    max: finite.at(-1)?.value ?? null,
    mean,
    m2: finite.reduce((sum, { count, value }) => sum + count * (value - mean) ** 2, 0),
    buckets: kept.map(({ bucket }) => bucket),
    counts: kept.map(({ count }) => count),
  };
}

function categoriesWith({ kind, type, values, distinct }: CategoryProfile, all: readonly number[]): CategoryProfile {
  const [other = 0, missing = 0] = all.slice(values.length);
  const named = values.map((value, place) => [value, all[place] ?? 0] as const).filter(([, count]) => count > 0);
  return {
    kind,
    type,
    n: all.reduce((sum, count) => sum + count, 0),
    missing,
    ...mostFrequent(new Map(named), other, other > 0 ? distinct : named.length),
  };
}
