/** An estimate with the 95 % interval around it. */
export type Interval = { readonly value: number; readonly low: number; readonly high: number };

/** Two-sided 95 % point of the normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's score interval (1927) for a share: right also for small counts and shares near 0 and 1.
 * `of: 0` says nothing about the share and gives null. Another `z` gives another confidence.
 */
export function wilsonInterval(count: number, of: number, z = Z95): Interval | null {
  if (of <= 0) return null;
  const share = count / of;
  const z2 = z * z;
  const centre = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of))) / (1 + z2 / of);
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
