import { useVirtualizer } from '@tanstack/react-virtual';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { TableProps } from './table.tsx';

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
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer must re-read its state on every render; nothing here is memoized.
  const virtualizer = useVirtualizer({
    count: virtual ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const moveTo = (index: number) => {
    const target = Math.min(Math.max(index, 0), rows.length - 1);
    setFocused(target);
    if (virtual) virtualizer.scrollToIndex(target);
    // After React has drawn the row that may just have come into view.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${target + 2}"]`)?.focus(),
    );
  };
  const visible = virtual
    ? virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start }))
    : rows.map((_, index) => ({ index, start: null }));
  return (
    <div
      role="rowgroup"
      className={virtual ? 'table-body table-virtual' : 'table-body'}
      style={virtual ? { blockSize: virtualizer.getTotalSize() } : undefined}
    >
      {visible.map(({ index, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <TableRow
            {...props}
            key={keyOf(row)}
            {...{ row, index, start, rowHeight, moveTo }}
            tabIndex={index === Math.min(focused, rows.length - 1) ? 0 : -1}
          />
        );
      })}
    </div>
  );
}

type TableRowProps<Row> = TableBodyProps<Row> & {
  readonly row: Row;
  readonly index: number;
  readonly start: number | null;
  readonly rowHeight: number;
  readonly tabIndex: number;
  readonly moveTo: (index: number) => void;
};

function TableRow<Row>({ row, index, start, rowHeight, tabIndex, ...props }: TableRowProps<Row>) {
  const { columns, keyOf, chosen, onOpen, onChoose, moveTo, template } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const action = rowKeys[event.key]?.({ row, index, moveTo, onOpen, onChoose });
    if (action) event.preventDefault();
  };
  return (
    // A row of a table takes the keys of its grid; a screen reader still reads it as a row.
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen?.has(keyOf(row))}
      tabIndex={tabIndex}
      className={`table-row${onOpen ? ' table-row-opens' : ''}${start === null ? '' : ' table-row-virtual'}`}
      style={{
        gridTemplateColumns: template,
        minBlockSize: rowHeight,
        ...(start === null ? {} : { transform: `translateY(${start}px)`, blockSize: rowHeight }),
      }}
      onClick={onOpen && (() => onOpen(row))}
      onKeyDown={onKeyDown}
    >
      {columns.map((column) => (
        <div key={column.key} role="cell" className={column.number ? 'cell-number' : undefined}>
          {column.renderCell(row)}
        </div>
      ))}
    </div>
  );
}

type RowKeyContext = {
  readonly index: number;
  readonly moveTo: (index: number) => void;
};

type RowKey = <Row>(
  context: RowKeyContext & Pick<TableProps<Row>, 'onOpen' | 'onChoose'> & { readonly row: Row },
) => boolean;

/** Each returns whether the key was used. */
const rowKeys: Readonly<Record<string, RowKey>> = {
  ArrowDown: ({ index, moveTo }) => (moveTo(index + 1), true),
  ArrowUp: ({ index, moveTo }) => (moveTo(index - 1), true),
  PageDown: ({ index, moveTo }) => (moveTo(index + 10), true),
  PageUp: ({ index, moveTo }) => (moveTo(index - 10), true),
  Home: ({ moveTo }) => (moveTo(0), true),
  End: ({ moveTo }) => (moveTo(Number.MAX_SAFE_INTEGER), true),
  Enter: ({ row, onOpen }) => (onOpen?.(row), onOpen !== undefined),
  ' ': ({ row, onChoose }) => (onChoose?.(row), onChoose !== undefined),
};
