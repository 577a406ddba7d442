import { clampPosition, isScaled, type LongList, positionOf, scrollTopOf } from './long-scroll.ts';
import { HEAD_HEIGHT } from './use-visible-rows.ts';
import { scrollToRow } from './visible-rows.ts';

/** In pixels: where the scroller is, where that is in the list, and how much of the list it shows. */
export type LongView = { readonly scrollTop: number; readonly position: number; readonly height: number };

export type LongScroller = { readonly bringIntoView: (row: number) => void; readonly stop: () => void };

/**
 * Follows a scroller over a list that may be taller than an element can be, and says what it shows. The scrollbar goes
 * to any part of the list; the wheel and `bringIntoView` move by as much as they would in a short list.
 */
export function scrollLongList(
  element: HTMLDivElement,
  list: LongList,
  onView: (view: LongView) => void,
): LongScroller {
  let view: LongView = { scrollTop: 0, position: 0, height: 0 };
  const show = (next: LongView) => onView((view = next));
  const moveTo = (wanted: number) => {
    const height = element.clientHeight - HEAD_HEIGHT;
    const position = clampPosition(list, wanted, height);
    element.scrollTop = scrollTopOf(list, position, height);
    show({ scrollTop: element.scrollTop, position, height });
  };
  const measure = () => {
    const { scrollTop } = element;
    const height = element.clientHeight - HEAD_HEIGHT;
    // Where `moveTo` has put it, the scroller is too coarse to say which row that was.
    if (scrollTop === view.scrollTop && height === view.height) return;
    show({ scrollTop, height, position: positionOf(list, scrollTop, height) });
  };
  const turn = (event: WheelEvent) => {
    if (event.deltaY === 0 || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * list.rowHeight : event.deltaY;
    moveTo(view.position + pixels);
  };
  const size = new ResizeObserver(measure);
  size.observe(element);
  element.addEventListener('scroll', measure, { passive: true });
  if (isScaled(list)) element.addEventListener('wheel', turn, { passive: false });
  const stop = () => {
    size.disconnect();
    element.removeEventListener('scroll', measure);
    element.removeEventListener('wheel', turn);
  };
  const bringIntoView = (row: number) => {
    // The head has its own place in a long list's scroller, which may not have been measured yet.
    const height = element.clientHeight - HEAD_HEIGHT;
    moveTo(scrollToRow({ top: view.position, height }, row, list.rowHeight, 0));
  };
  return { bringIntoView, stop };
}
