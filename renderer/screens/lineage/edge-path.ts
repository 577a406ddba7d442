import type { Band } from './lay-graph.ts';

/** A box's place: its column and row, and its band, below whose head it stands. */
export type Cell = { readonly column: number; readonly row: number; readonly band: Band };

/** In pixels: a box, the distance from one box to the next, and the height of a band's head. */
export type Sizes = {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  readonly head: number;
};

/** Between two columns there is room for a bent line and its arrow. */
const GAP_PX = 42;
const LEAST_WIDTH_PX = 140;
const MOST_WIDTH_PX = 210;

/** Boxes as wide as `columns` of them fit into `available` pixels, within what can be read. */
export function sizesFor(available: number, columns: number): Sizes {
  const fitting = Math.floor((available - (columns - 1) * GAP_PX) / Math.max(1, columns));
  const width = Math.min(MOST_WIDTH_PX, Math.max(LEAST_WIDTH_PX, fitting));
  return { width, height: 58, x: width + GAP_PX, y: 76, head: 34 };
}

/** The start corner of a box, in pixels. */
export const cornerOf = ({ column, row, band }: Cell, { x, y, head }: Sizes) => ({
  x: column * x,
  y: row * y + (band + 1) * head,
});

/** The size of the whole picture; nothing for no boxes. */
export const planeOf = (columns: number, rows: number, bands: number, sizes: Sizes) => ({
  width: Math.max(0, columns * sizes.x - (sizes.x - sizes.width)),
  height: Math.max(0, rows * sizes.y - (sizes.y - sizes.height) + bands * sizes.head),
});

/**
 * An SVG path from one box to the next: from end to start where the next column is further on; down, or round the
 * start, within a column; from start to end, beside the lines that go on, to the column before; and from the bottom over
 * the head of another band. `mirrorWidth` is the picture's width where it is read from right to left, else null.
 */
export function edgePath(from: Cell, to: Cell, sizes: Sizes, mirrorWidth: number | null): string {
  const at = (x: number, y: number) => `${mirrorWidth === null ? x : mirrorWidth - x} ${y}`;
  const [a, b] = [cornerOf(from, sizes), cornerOf(to, sizes)];
  const [middleA, middleB] = [a.y + sizes.height / 2, b.y + sizes.height / 2];
  if (to.column > from.column) {
    const bend = (a.x + sizes.width + b.x) / 2;
    return `M${at(a.x + sizes.width, middleA)} C${at(bend, middleA)} ${at(bend, middleB)} ${at(b.x, middleB)}`;
  }
  if (to.column === from.column - 1 && to.band === from.band) {
    const beside = (to.row < from.row ? -1 : 1) * (sizes.height / 4);
    const [end, bend] = [b.x + sizes.width, (b.x + sizes.width + a.x) / 2];
    const [start, there] = [middleA + beside, middleB - beside];
    return `M${at(a.x, start)} C${at(bend, start)} ${at(bend, there)} ${at(end, there)}`;
  }
  const centre = sizes.width / 2;
  if (to.column < from.column) {
    const turn = b.y - sizes.head / 2;
    return `M${at(a.x + centre, a.y + sizes.height)} C${at(a.x + centre, turn)} ${at(b.x + centre, turn)} ${at(b.x + centre, b.y)}`;
  }
  if (to.row === from.row + 1) return `M${at(a.x + centre, a.y + sizes.height)} L${at(b.x + centre, b.y)}`;
  const beside = a.x - GAP_PX / 2;
  return `M${at(a.x, middleA)} C${at(beside, middleA)} ${at(beside, middleB)} ${at(b.x, middleB)}`;
}
