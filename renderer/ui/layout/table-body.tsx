import { useState, type RefObject } from 'react';
import { TableRow } from './table-row.tsx';
import type { TableProps } from './table.tsx';
import { useVisibleRows } from './use-visible-rows.ts';

/** Fewer rows than this are simply drawn. */
export const VIRTUAL_ABOVE = 200;
const ROW_HEIGHT = 36;

type TableBodyProps<Row> = TableProps<Row> & {
  readonly template: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
};

export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { rows, keyOf, rowHeight = ROW_HEIGHT, scroller } = props;
  const [focused, setFocused] = useState(0);
  const virtual = rows.length > VIRTUAL_ABOVE;
  const { range, bringIntoView } = useVisibleRows(scroller, virtual ? rows.length : null, rowHeight);
  const moveTo = (index: number) => {
    const target = Math.min(Math.max(index, 0), rows.length - 1);
    setFocused(target);
    bringIntoView(target);
    scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${target + 2}"]`)?.focus();
  };
  const { first, last } = virtual ? range : { first: 0, last: rows.length };
  // The row that was last gone to, or the first one drawn where that has been scrolled away: Tab must reach the table.
  const entry = focused >= first && focused < last ? focused : first;
  return (
    <div
      role="rowgroup"
      className={virtual ? 'table-body table-virtual' : 'table-body'}
      style={{ minInlineSize: props.minWidth, ...(virtual ? { blockSize: rows.length * rowHeight } : {}) }}
    >
      {rows.slice(first, last).map((row, place) => {
        const index = first + place;
        return (
          <TableRow
            {...props}
            key={keyOf(row)}
            {...{ row, index, rowHeight, moveTo }}
            start={virtual ? index * rowHeight : null}
            tabIndex={index === entry ? 0 : -1}
          />
        );
      })}
    </div>
  );
}
