/** Count, sum and sum of squares. */
export type Sums = { readonly n: number; readonly sum: number; readonly squares: number };

export type SiteRows = {
  /** Day of each row since 1970-01-01; NaN is unknown. */
  readonly time: Float64Array;
  /** Number of each row's site; -1 is unknown. */
  readonly sites: Int32Array;
  readonly siteCount: number;
};

/** Readings at one site up to the day before, and from a day on. */
export type Split = { readonly before: Sums; readonly after: Sums };

const NONE: Sums = { n: 0, sum: 0, squares: 0 };
export const addSums = (a: Sums, b: Sums): Sums => ({
  n: a.n + b.n,
  sum: a.sum + b.sum,
  squares: a.squares + b.squares,
});
export const subtractSums = (a: Sums, b: Sums): Sums => ({
  n: a.n - b.n,
  sum: a.sum - b.sum,
  squares: a.squares - b.squares,
});
export const meanOf = ({ n, sum }: Sums): number => sum / n;

/**
 * Sums of the values by site for every candidate day, in one pass: `at(site, day)` splits the site's readings before
 * and from that day on. Rows without value, day or site do not count.
 */
export function splitByDay(rows: SiteRows, values: Float64Array, firstDay: number, lastDay: number) {
  const days = Math.max(0, lastDay - firstDay + 1);
  // Slot 0 of a site holds everything before the first day.
  const slots = Array.from({ length: rows.siteCount * (days + 1) }, () => ({ ...NONE }));
  values.forEach((value, row) => {
    const site = rows.sites[row] ?? -1;
    const day = Math.floor(rows.time[row] ?? Number.NaN);
    if (site < 0 || Number.isNaN(value) || Number.isNaN(day)) return;
    const slot = slots[site * (days + 1) + Math.max(0, day - firstDay + 1)];
    if (!slot) return;
    slot.n += 1;
    slot.sum += value;
    slot.squares += value * value;
  });
  const cumulative = accumulate(slots, days + 1);
  const at = (site: number, day: number): Split => {
    const before = cumulative[site * (days + 1) + (day - firstDay)] ?? NONE;
    const all = cumulative[site * (days + 1) + days] ?? NONE;
    return { before, after: subtractSums(all, before) };
  };
  return { at };
}

export type DaySplits = ReturnType<typeof splitByDay>;

function accumulate(slots: readonly Sums[], stride: number): Sums[] {
  let running = NONE;
  return slots.map((slot, index) => {
    running = index % stride === 0 ? slot : addSums(running, slot);
    return running;
  });
}

/** Both halves of all sites but some, added up. */
export function splitOfOthers(splits: DaySplits, siteCount: number, without: readonly number[], day: number): Split {
  let before = NONE;
  let after = NONE;
  for (let site = 0; site < siteCount; site += 1) {
    if (without.includes(site)) continue;
    const split = splits.at(site, day);
    before = addSums(before, split.before);
    after = addSums(after, split.after);
  }
  return { before, after };
}
