/**
 * The chance that of `lost + gained` changes at least `lost` are losses where either is as likely: the one-sided exact
 * sign test, which for paired answers is McNemar's (1947) in its exact form. 1 without changes.
 */
export function signTest(lost: number, gained: number): number {
  const changes = lost + gained;
  let logWays = 0; // of the binomial coefficient of 0 losses
  let chance = 0;
  for (let losses = 0; losses <= changes; losses += 1) {
    if (losses >= lost) chance += Math.exp(logWays - changes * Math.LN2);
    logWays += Math.log((changes - losses) / (losses + 1));
  }
  return Math.min(1, chance);
}
