import { type RefObject, useLayoutEffect, useState } from 'react';
import type { TableColumn } from './table.tsx';

/** The columns that a table has room for; all of them before it is drawn. */
export function useFittingColumns<Row>(
  table: RefObject<HTMLDivElement | null>,
  columns: readonly TableColumn<Row>[],
): readonly TableColumn<Row>[] {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = table.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [table]);
  return columns.filter(({ fromWidth = 0 }) => fromWidth <= width);
}
