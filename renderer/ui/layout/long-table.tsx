import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { drawnHeight } from './long-scroll.ts';
import { TableRow } from './table-row.tsx';
import type { TableColumn } from './table.tsx';
import { useLongScroll } from './use-long-scroll.ts';
import { type RowRange, visibleRows } from './visible-rows.ts';

const ROW_HEIGHT = 36;

type LongTableProps<Row> = {
  readonly label: string;
  readonly count: number;
  /** Asked for what is in view only; a row that is still on its way is drawn empty. */
  readonly rowAt: (index: number) => Row;
  readonly columns: readonly TableColumn<Row>[];
  /** Called when other rows come into view. */
  readonly onRange: (range: RowRange) => void;
  /** Brings this row to the top, again for every new object. */
  readonly jump?: { readonly row: number } | null | undefined;
  /** In pixels; narrower than this, the table scrolls sideways. */
  readonly minWidth: number;
  readonly maxHeight: number | string;
};

/** Any number of rows, of which only those in view are held and drawn; moved through by scrollbar, wheel and keys. */
export function LongTable<Row>({ count, rowAt, columns, onRange, jump, minWidth, ...props }: LongTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const toFocus = useRef<number | null>(null);
  const { view, bringIntoView } = useLongScroll(scroller, { count, rowHeight: ROW_HEIGHT });
  const { first, last } = visibleRows({ top: view.position, height: view.height }, ROW_HEIGHT, count);
  useEffect(() => onRange({ first, last }), [onRange, first, last]);
  const moveTo = (index: number) => {
    const target = Math.min(Math.max(index, 0), count - 1);
    setFocused(target);
    bringIntoView(target);
    toFocus.current = target;
  };
  useJump(jump, moveTo);
  // Only now is the row drawn that was gone to.
  useEffect(() => {
    if (toFocus.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${toFocus.current + 2}"]`);
    row?.focus({ preventScroll: true });
    if (row) toFocus.current = null;
  });
  const template = columns.map(({ width }) => width ?? 'minmax(0, 1fr)').join(' ');
  // The row that was last gone to, or the first one drawn where that has been scrolled away: Tab must reach the table.
  const entry = focused >= first && focused < last ? focused : first;
  const { scrollTop, position } = view;
  return (
    <div
      ref={scroller}
      className="table table-text"
      role="table"
      aria-label={props.label}
      aria-rowcount={count + 1}
      style={{ maxBlockSize: props.maxHeight }}
    >
      <div
        className="table-head"
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template, minInlineSize: minWidth }}
      >
        {columns.map(({ key, head, number }) => (
          <div key={key} role="columnheader" className={number ? 'cell-number' : undefined}>
            {head}
          </div>
        ))}
      </div>
      <div
        role="rowgroup"
        className="table-body table-virtual"
        style={{ minInlineSize: minWidth, blockSize: drawnHeight({ count, rowHeight: ROW_HEIGHT }) }}
      >
        {Array.from({ length: last - first }, (_, place) => first + place).map((index) => (
          <TableRow
            key={index}
            keyOf={() => String(index)}
            row={rowAt(index)}
            {...{ index, columns, template, moveTo }}
            rowHeight={ROW_HEIGHT}
            start={scrollTop + index * ROW_HEIGHT - position}
            tabIndex={index === entry ? 0 : -1}
          />
        ))}
      </div>
    </div>
  );
}

/** Each jump is made once, however often the table is drawn. */
function useJump(jump: { readonly row: number } | null | undefined, moveTo: (index: number) => void) {
  const go = useEffectEvent(moveTo);
  useEffect(() => {
    if (jump) go(jump.row);
  }, [jump]);
}
