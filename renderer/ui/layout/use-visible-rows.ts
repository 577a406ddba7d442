import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { type RowRange, scrollToRow, visibleRows } from './visible-rows.ts';

/** The head's height as `layout.css` sets it. */
export const HEAD_HEIGHT = 34;

/** Which rows of equal height to draw in a scroller, and a way to bring one into view. A null count draws none. */
export function useVisibleRows(scroller: RefObject<HTMLDivElement | null>, count: number | null, rowHeight: number) {
  const [range, setRange] = useState<RowRange>({ first: 0, last: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || count === null) return;
    const measure = () => setRange((before) => keepSame(before, rangeOf(element, count, rowHeight)));
    const size = new ResizeObserver(measure);
    size.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      size.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, count, rowHeight]);

  /** The row is drawn when this returns, so that it can take the focus. */
  const bringIntoView = (row: number) => {
    const element = scroller.current;
    if (element === null || count === null) return;
    const view = { top: element.scrollTop, height: element.clientHeight };
    element.scrollTo({ top: scrollToRow(view, row, rowHeight, HEAD_HEIGHT) });
    flushSync(() => setRange(rangeOf(element, count, rowHeight)));
  };
  return { range, bringIntoView };
}

const rangeOf = ({ scrollTop, clientHeight }: HTMLDivElement, count: number, rowHeight: number): RowRange =>
  visibleRows({ top: scrollTop, height: clientHeight }, rowHeight, count);

/** The same object where nothing changed: React then draws nothing. */
const keepSame = (before: RowRange, now: RowRange): RowRange =>
  before.first === now.first && before.last === now.last ? before : now;
