import { type Interval, wilsonInterval, Z95 } from './interval.ts';

/** How often something happened, of how many. */
export type Share = { readonly count: number; readonly of: number };

/**
 * How much larger the first share is than the second, of different rows, with Newcombe's interval (1998, "Interval
 * estimation for the difference between independent proportions", method 10: from both Wilson intervals). Null where one
 * of them is of nothing. Another `z` gives another confidence.
 */
export function shareDifference(first: Share, second: Share, z = Z95): Interval | null {
  const one = wilsonInterval(first.count, first.of, z);
  const other = wilsonInterval(second.count, second.of, z);
  if (one === null || other === null) return null;
  const value = one.value - other.value;
  return {
    value,
    low: value - Math.hypot(one.value - one.low, other.high - other.value),
    high: value + Math.hypot(one.high - one.value, other.value - other.low),
  };
}

/** Of the same rows: how many had both, only the first, only the second, and neither. */
export type PairedCounts = {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
};

/**
 * How much more often the first happened than the second on the same rows, with Newcombe's interval for paired shares
 * (1998, "Improved confidence intervals for the difference between binomial proportions based on paired data", method
 * 10: Wilson intervals and the correlation of the pairs). Null without rows.
 */
export function pairedShareDifference({ both, onlyFirst, onlySecond, neither }: PairedCounts): Interval | null {
  const n = both + onlyFirst + onlySecond + neither;
  const one = wilsonInterval(both + onlyFirst, n);
  const other = wilsonInterval(both + onlySecond, n);
  if (one === null || other === null) return null;
  const value = (onlyFirst - onlySecond) / n;
  const phi = correlation({ both, onlyFirst, onlySecond, neither });
  const half = (a: number, b: number): number => Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
  return {
    value,
    low: value - half(one.value - one.low, other.high - other.value),
    high: value + half(one.high - one.value, other.value - other.low),
  };
}

/** Phi, with the continuity correction of the method where it is positive; 0 where a margin is empty. */
function correlation({ both, onlyFirst, onlySecond, neither }: PairedCounts): number {
  const margins = (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither);
  if (margins === 0) return 0;
  const n = both + onlyFirst + onlySecond + neither;
  const product = both * neither - onlyFirst * onlySecond;
  const corrected = product > n / 2 ? product - n / 2 : product >= 0 ? 0 : product;
  return corrected / Math.sqrt(margins);
}
