import { useState, type KeyboardEvent, type RefObject } from 'react';
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
