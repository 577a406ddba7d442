/** Below a link's own time to come up, nothing is won by trying again. */
const SHORTEST_MS = 2_000;
export const LONGEST_MS = 15 * 60_000;

/**
 * How long to wait after so many failed contacts in a row (from 1), in milliseconds: full jitter under a ceiling that
 * doubles from 2 s to 15 min, so that laptops that lost the server together do not come back together. `random` is in
 * [0, 1). Source: Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export const retryDelayMs = (failures: number, random: () => number): number =>
  Math.round(random() * Math.min(LONGEST_MS, SHORTEST_MS * 2 ** (failures - 1)));
