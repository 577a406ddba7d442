/** A box's place: its column and row. */
type Cell = { readonly column: number; readonly row: number };

/** In pixels: a box, and the distance from one box to the next. */
export type Sizes = { readonly width: number; readonly height: number; readonly x: number; readonly y: number };

/** Four columns fit beside the panel of a small laptop. */
export const SIZES: Sizes = { width: 166, height: 58, x: 204, y: 78 };

/** The size of the whole picture; nothing for no boxes. */
export const planeOf = (columns: number, rows: number, sizes: Sizes) => ({
  width: Math.max(0, columns * sizes.x - (sizes.x - sizes.width)),
  height: Math.max(0, rows * sizes.y - (sizes.y - sizes.height)),
});

/**
 * An SVG path from the end of one box to the start of the next, or straight down within a column. `mirrorWidth` is the
 * picture's width where it is read from right to left, else null.
 */
export function edgePath(from: Cell, to: Cell, sizes: Sizes, mirrorWidth: number | null): string {
  const at = (x: number) => (mirrorWidth === null ? x : mirrorWidth - x);
  const middle = (cell: Cell) => cell.row * sizes.y + sizes.height / 2;
  if (from.column === to.column) {
    const x = at(from.column * sizes.x + sizes.width / 2);
    const down = to.row > from.row;
    return `M${x} ${from.row * sizes.y + (down ? sizes.height : 0)} L${x} ${to.row * sizes.y + (down ? 0 : sizes.height)}`;
  }
  const forward = to.column > from.column;
  const start = from.column * sizes.x + (forward ? sizes.width : 0);
  const end = to.column * sizes.x + (forward ? 0 : sizes.width);
  const bend = at((start + end) / 2);
  return `M${at(start)} ${middle(from)} C${bend} ${middle(from)} ${bend} ${middle(to)} ${at(end)} ${middle(to)}`;
}
