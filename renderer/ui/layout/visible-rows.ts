/** Drawn beyond what is in view, so that a quick scroll meets rows and not emptiness. */
const BEYOND = 6;

/** Row numbers, `last` not included. */
export type RowRange = { readonly first: number; readonly last: number };

/** What a scroller shows, in pixels. */
export type View = { readonly top: number; readonly height: number };

/** The rows of equal height that a view shows, and some (`beyond`) before and after them. */
export function visibleRows(view: View, rowHeight: number, count: number, beyond = BEYOND): RowRange {
  const first = Math.floor(view.top / rowHeight) - beyond;
  const last = Math.ceil((view.top + view.height) / rowHeight) + beyond;
  return { first: Math.min(Math.max(first, 0), count), last: Math.min(Math.max(last, 0), count) };
}

/** Where a view has to start so that a row is in it, under a head that stays on top. */
export function scrollToRow(view: View, row: number, rowHeight: number, headHeight: number): number {
  const start = row * rowHeight;
  const end = start + rowHeight + headHeight;
  if (start < view.top) return start;
  return end > view.top + view.height ? end - view.height : view.top;
}
