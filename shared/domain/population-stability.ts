import type { CategoryProfile, NumericProfile } from '../profile.ts';
import { type CategoryCounts, mergeRare } from './contingency.ts';
import { chiSquareTail } from './special-functions.ts';

export type PopulationStability = { readonly psi: number; readonly pValue: number; readonly band: PsiBand };
export type PsiBand = 'small' | 'moderate' | 'large';

const QUANTILE_BINS = 10;

/** The bands that credit scoring made customary; they ignore the sample size and therefore never alarm by themselves. */
const psiBandOf = (psi: number): PsiBand => (psi < 0.1 ? 'small' : psi < 0.25 ? 'moderate' : 'large');

/**
 * Population stability index Σ (current − reference) · ln(current / reference) over bins, each count raised by 0.5.
 * Under no drift it is about (1/n + 1/m) times chi-square with one degree of freedom less than bins (Yurdakul 2018),
 * which gives the p-value. Bins empty in both samples are left out. Null where a sample is empty.
 */
export function populationStability({ reference, current }: CategoryCounts): PopulationStability | null {
  const bins = reference
    .map((count, index) => ({ reference: count, current: current[index] ?? 0 }))
    .filter((bin) => bin.reference + bin.current > 0);
  const n = bins.reduce((sum, bin) => sum + bin.reference, 0);
  const m = bins.reduce((sum, bin) => sum + bin.current, 0);
  if (n === 0 || m === 0) return null;
  const psi = bins.reduce((sum, bin) => {
    const before = (bin.reference + 0.5) / (n + 0.5 * bins.length);
    const now = (bin.current + 0.5) / (m + 0.5 * bins.length);
    return sum + (now - before) * Math.log(now / before);
  }, 0);
  return { psi, pValue: chiSquareTail(psi / (1 / n + 1 / m), bins.length - 1), band: psiBandOf(psi) };
}

/**
 * Counts of both profiles in ten bins cut at the reference's quantiles, the outer ones open, and a bin for missing.
 * Fewer where ties take a cut away; a constant reference is cut on both sides of its value.
 */
export function numericBins(reference: NumericProfile, current: NumericProfile): CategoryCounts {
  const cuts = quantileCuts(reference);
  const bin = (profile: NumericProfile): number[] => {
    const counts = Array.from({ length: cuts.length + 1 }, () => 0);
    let place = 0;
    profile.buckets.forEach((bucket, index) => {
      while (place < cuts.length && bucket > (cuts[place] ?? Infinity)) place += 1;
      counts[place] = (counts[place] ?? 0) + (profile.counts[index] ?? 0);
    });
    return [...counts, profile.missing];
  };
  return { reference: bin(reference), current: bin(current) };
}

/** Last buckets of all bins but the open one at the end. */
function quantileCuts({ buckets, counts, n, missing }: NumericProfile): number[] {
  const first = buckets[0];
  if (first === undefined) return [];
  if (buckets.length === 1) return [first - 1, first];
  const cuts: number[] = [];
  let seen = 0;
  buckets.slice(0, -1).forEach((bucket, index) => {
    const binsBefore = Math.floor((seen * QUANTILE_BINS) / (n - missing));
    seen += counts[index] ?? 0;
    if (Math.floor((seen * QUANTILE_BINS) / (n - missing)) > binsBefore) cuts.push(bucket);
  });
  return cuts;
}

/** Counts of both profiles by value; all the reference did not name is one bin, missing another; rare ones merged. */
export function categoryBins(reference: CategoryProfile, current: CategoryProfile): CategoryCounts {
  const { reference: named, current: namedNow } = categoryCounts(reference, current);
  return mergeRare({ reference: [...named, reference.missing], current: [...namedNow, current.missing] });
}

/** Counts of both profiles by value, in the reference's order; the last holds what either profile does not name. */
export function categoryCounts(reference: CategoryProfile, current: CategoryProfile): CategoryCounts {
  const values = [...new Set([...reference.values, ...current.values])];
  const countsOf = (profile: CategoryProfile): number[] => {
    const byValue = new Map(profile.values.map((value, index) => [value, profile.counts[index] ?? 0]));
    return [...values.map((value) => byValue.get(value) ?? 0), profile.other];
  };
  return { reference: countsOf(reference), current: countsOf(current) };
}
