/** A run must end well before core gives a model up for hung, and a record that waits meanwhile should not wait long. */
const LONGEST_RUN_MS = 2_000;
/** The first run of a session is slow, and a busy processor makes any of them so. */
const PROBES = 3;

/** How fast one open model is. */
export class Pace {
  #msPerRow: number | null = null;

  /**
   * Rows in one run: `most`, or fewer for a model that would take too long over so many. `runOne` scores a single row; it
   * is asked only before the first large batch. The model's own speed decides and not that of each run, so that the same
   * rows are parted in the same way.
   */
  async rowsAtOnce(rows: number, most: number, runOne: () => Promise<unknown>): Promise<number> {
    if (rows <= 1 || most <= 1) return most;
    this.#msPerRow ??= await fastestOf(PROBES, runOne);
    return Math.max(1, Math.min(most, Math.floor(LONGEST_RUN_MS / this.#msPerRow)));
  }
}

async function fastestOf(times: number, run: () => Promise<unknown>): Promise<number> {
  let fastestMs = Infinity;
  for (let count = 0; count < times; count += 1) {
    const beganAtMs = performance.now();
    await run();
    fastestMs = Math.min(fastestMs, performance.now() - beganAtMs);
  }
  return fastestMs;
}
