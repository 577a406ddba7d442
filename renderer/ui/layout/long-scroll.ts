/** Chromium lays out in 1/64 px of 32 bits: an element taller than 33,554,431 px is cut off. */
const TALLEST_PX = 16_000_000;

/** Rows of equal height that may together be taller than any element: what a scrollbar moves over stands for them. */
export type LongList = { readonly count: number; readonly rowHeight: number };

const listHeight = ({ count, rowHeight }: LongList): number => count * rowHeight;

/** Height of the element that the scrollbar moves over, in pixels; the list's own where that is possible. */
export const drawnHeight = (list: LongList): number => Math.min(listHeight(list), TALLEST_PX);

/** Whether one pixel of the scrollbar stands for more than one of the list. */
export const isScaled = (list: LongList): boolean => listHeight(list) > TALLEST_PX;

/** Pixels of the list above its first visible one, for a scroller's `scrollTop` and the height of what it shows. */
export function positionOf(list: LongList, scrollTop: number, viewHeight: number): number {
  const room = drawnHeight(list) - viewHeight;
  if (room <= 0) return 0;
  return clampPosition(list, (scrollTop / room) * (listHeight(list) - viewHeight), viewHeight);
}

/** The inverse of `positionOf`. */
export function scrollTopOf(list: LongList, position: number, viewHeight: number): number {
  const room = listHeight(list) - viewHeight;
  return room <= 0 ? 0 : (position / room) * (drawnHeight(list) - viewHeight);
}

export const clampPosition = (list: LongList, position: number, viewHeight: number): number =>
  Math.min(Math.max(position, 0), Math.max(0, listHeight(list) - viewHeight));
