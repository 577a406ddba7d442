import { useEffect, useRef, useState, type RefObject } from 'react';
import type { LongList } from './long-scroll.ts';
import { type LongScroller, type LongView, scrollLongList } from './scroll-long-list.ts';

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

  const bringIntoView = (row: number) => scroller.current?.bringIntoView(row);
  return { view, bringIntoView };
}
