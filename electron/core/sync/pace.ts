/** A link that is about to break should have brought something before it does. */
const FIRST_ROWS = 25;
const FEWEST_ROWS = 5;
/** What a server takes at once. */
const MOST_ROWS = 500;
/** How long a batch may take: what is captured meanwhile waits for it, and a cut loses no more. */
const TARGET_MS = 6_000;

/** How many operations to send at once over the link as it now is. */
export type Pace = {
  readonly rows: () => number;
  /** A batch of so many rows was answered after so long. */
  readonly took: (rows: number, elapsedMs: number) => void;
  /** A batch was lost on the way. */
  readonly lost: () => void;
};

/** Starts small, at most doubles while batches are quick, and halves when one is lost. */
export function createPace(): Pace {
  let rows = FIRST_ROWS;
  const keep = (wanted: number): void => {
    rows = Math.round(Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, wanted)));
  };
  return {
    rows: () => rows,
    took: (sent, elapsedMs) => {
      const fitting = (sent * TARGET_MS) / Math.max(1, elapsedMs);
      if (sent === rows || fitting < rows) keep(Math.min(fitting, rows * 2));
    },
    lost: () => keep(rows / 2),
  };
}
