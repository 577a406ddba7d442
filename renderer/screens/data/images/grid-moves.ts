type Grid = { readonly count: number; readonly perRow: number; readonly rowsInView: number };

/** Where a key goes from one tile of a grid, or null for a key that goes nowhere. */
export function moveInGrid(key: string, from: number, { count, perRow, rowsInView }: Grid): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: perRow,
    ArrowUp: -perRow,
    PageDown: perRow * Math.max(1, rowsInView),
    PageUp: -perRow * Math.max(1, rowsInView),
    Home: -from,
    End: count - 1 - from,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const to = from + step;
  if (to >= 0 && to < count) return to;
  // Up and down stay in their column where there is no row further on; a page goes to the end.
  return key.startsWith('Page') ? Math.min(Math.max(to, 0), count - 1) : from;
}
