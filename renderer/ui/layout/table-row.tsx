import type { KeyboardEvent } from 'react';
import type { TableProps } from './table.tsx';

type TableRowProps<Row> = Pick<TableProps<Row>, 'columns' | 'keyOf' | 'chosen' | 'onOpen' | 'onChoose'> & {
  /** Grid tracks, shared by all rows and the head. */
  readonly template: string;
  readonly row: Row;
  readonly index: number;
  /** In pixels, where only the rows in view are drawn; null in the flow of the page. */
  readonly start: number | null;
  readonly rowHeight: number;
  readonly tabIndex: number;
  readonly moveTo: (index: number) => void;
};

/** One row of any table: arrows move, Enter opens, Space chooses. */
export function TableRow<Row>({ row, index, start, rowHeight, tabIndex, ...props }: TableRowProps<Row>) {
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
