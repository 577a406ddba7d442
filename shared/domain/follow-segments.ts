/** A line from 0 to 1 in pieces, each rising by its slope from its low to its high. */
export type Segments = {
  readonly lows: Float32Array;
  readonly highs: Float32Array;
  readonly slopes: Float32Array;
  /** At a probability of 0. */
  readonly start: number;
};

/** How high the line has risen at a probability, within 0 and 1, as float32. */
export function followSegments({ lows, highs, slopes, start }: Segments, probability: number): number {
  let sum = start;
  for (let at = 0; at < slopes.length; at += 1) {
    const [slope, low, high] = [slopes[at] as number, lows[at] as number, highs[at] as number]; // one a slope
    sum += slope * (Math.min(Math.max(probability, low), high) - low);
  }
  return Math.fround(Math.min(1, Math.max(0, sum)));
}
