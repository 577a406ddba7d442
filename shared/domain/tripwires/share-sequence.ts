import type { Interval } from '../interval.ts';
import { logGamma } from '../special-functions.ts';

const STEPS = 60;

/**
 * A share with an interval that may be looked at after every case: the chance that the true share is ever outside, over all
 * looks together, is at most `alpha`. It holds the shares whose likelihood ratio against the mixture of all shares, each as
 * likely as another, stays below 1 / alpha (Robbins 1970, with Ville's inequality 1939). Null without cases.
 */
export function shareSequence(count: number, of: number, alpha: number): Interval | null {
  if (of <= 0) return null;
  const mixture = logGamma(count + 1) + logGamma(of - count + 1) - logGamma(of + 2);
  const isInside = (share: number): boolean =>
    mixture - times(count, Math.log(share)) - times(of - count, Math.log1p(-share)) < -Math.log(alpha);
  const value = count / of;
  return { value, low: furthest(value, 0, isInside), high: furthest(value, 1, isInside) };
}

/** 0 where it happened 0 times, also of what is impossible. */
const times = (count: number, logChance: number): number => (count === 0 ? 0 : count * logChance);

/** From inside towards the end, as far as it holds: by halving, since what holds is one interval. */
function furthest(inside: number, end: number, isInside: (share: number) => boolean): number {
  if (isInside(end)) return end;
  let [holds, breaks] = [inside, end];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (holds + breaks) / 2;
    if (isInside(middle)) holds = middle;
    else breaks = middle;
  }
  return holds;
}
