import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { LongList } from './long-scroll.ts';
import { type LongScroller, type LongView, scrollLongList } from './scroll-long-list.ts';
import { scrollToRow } from './visible-rows.ts';

/** What a scroller shows of a long list, and a way to bring a row into view. */
export function useLongScroll(element: RefObject<HTMLDivElement | null>, { count, rowHeight }: LongList) {
  const [view, setView] = useState<LongView>({ scrollTop: 0, position: 0, height: 0 });
  const scroller = useRef<LongScroller | null>(null);
  useEffect(() => {
    if (element.current === null) return;
    const following = scrollLongList(element.current, { count, rowHeight }, setView);
    scroller.current = following;
    return following.stop;
  }, [element, count, rowHeight]);

  /** The row is drawn when this returns, so that it can take the focus. */
  const bringIntoView = (row: number) => {
    // The head has its own place in a long list's scroller.
    const position = scrollToRow({ top: view.position, height: view.height }, row, rowHeight, 0);
    flushSync(() => scroller.current?.moveTo(position));
  };
  return { view, bringIntoView };
}
