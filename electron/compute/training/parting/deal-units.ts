import type { Random } from '../../../../shared/domain/random.ts';

/** Rows by unit (what must not be torn apart), and the kinds of rows of which every part should have its share. */
export type UnitsToDeal = {
  readonly rowsByUnit: readonly (readonly number[])[];
  readonly stratumOf: (row: number) => number;
  readonly strata: number;
};

/**
 * Deals units to parts so that each part comes near its share of every stratum and of all rows: the largest units first, each where the
 * squared distance from the shares grows least (as scikit-learn's StratifiedGroupKFold does, for unequal shares); chance
 * decides among units of equal size. Gives each unit's part. No part is empty where there are as many units as parts.
 */
export function dealUnits(units: UnitsToDeal, shares: readonly number[], random: Random): Int32Array {
  const { rowsByUnit, strata } = units;
  const profiles = rowsByUnit.map((rows) => countStrata(units, rows));
  const totals = new Float64Array(strata + 1); // the last is of all rows
  for (const profile of profiles) for (const [stratum, count] of profile) addTo(totals, stratum, count);
  const counts = shares.map(() => new Float64Array(strata + 1));
  const partOf = new Int32Array(rowsByUnit.length);
  for (const unit of largestFirst(rowsByUnit, random)) {
    const profile = profiles[unit] ?? [];
    const costs = shares.map((share, part) => costOf(profile, counts[part] ?? totals, totals, share));
    const part = costs.indexOf(Math.min(...costs));
    partOf[unit] = part;
    for (const [stratum, count] of profile) addTo(counts[part] ?? totals, stratum, count);
  }
  fillEmptyParts(partOf, rowsByUnit, shares.length);
  return partOf;
}

type Profile = readonly (readonly [stratum: number, rows: number])[];

function countStrata({ stratumOf, strata }: UnitsToDeal, rows: readonly number[]): Profile {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(stratumOf(row), (counts.get(stratumOf(row)) ?? 0) + 1);
  return [...counts, [strata, rows.length]];
}

function largestFirst(rowsByUnit: readonly (readonly number[])[], random: Random): readonly number[] {
  const order = rowsByUnit.map((rows, unit) => ({ unit, rows: rows.length, chance: random.next() }));
  return order.toSorted((a, b) => b.rows - a.rows || a.chance - b.chance).map(({ unit }) => unit);
}

/** How much the sum of `(count / total)² / share` over strata grows, which is least where the counts are the shares. */
function costOf(profile: Profile, counts: Float64Array, totals: Float64Array, share: number): number {
  let cost = 0;
  for (const [stratum, added] of profile) {
    const [count, total] = [counts[stratum] as number, totals[stratum] as number]; // one a stratum
    cost += (2 * count * added + added * added) / (share * total * total);
  }
  return cost;
}

/** A part without any takes the smallest unit of a part that has several. */
function fillEmptyParts(partOf: Int32Array, rowsByUnit: readonly (readonly number[])[], parts: number): void {
  for (let part = 0; part < parts; part += 1) {
    if (partOf.includes(part)) continue;
    const units = [...partOf.keys()].filter((unit) => partOf.filter((other) => other === partOf[unit]).length > 1);
    const smallest = units.toSorted((a, b) => (rowsByUnit[a]?.length ?? 0) - (rowsByUnit[b]?.length ?? 0))[0];
    if (smallest !== undefined) partOf[smallest] = part;
  }
}

const addTo = (counts: Float64Array, at: number, count: number): void => {
  counts[at] = (counts[at] as number) + count; // one a stratum
};
