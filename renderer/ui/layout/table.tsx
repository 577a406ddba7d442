import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { TableBody } from './table-body.tsx';
import { useFittingColumns } from './use-fitting-columns.ts';
import { type Sorting, useSorting } from './use-sorting.ts';

export type TableColumn<Row> = {
  readonly key: string;
  readonly head: ReactNode;
  readonly renderCell: (row: Row) => ReactNode;
  /** Numbers stand at the end edge. */
  readonly number?: boolean | undefined;
  /** A CSS length or `1fr`; every row lays out alike, drawn or not. */
  readonly width?: string | undefined;
  /** In pixels: in a narrower table the column is left out; what it says stands where the row opens. */
  readonly fromWidth?: number | undefined;
  /** What the column is sorted by; without it the head is no button. */
  readonly sortBy?: ((row: Row) => number | string) | undefined;
};

export type TableProps<Row> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly chosen?: ReadonlySet<string> | undefined;
  /** Enter or a click on the row. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** Space. */
  readonly onChoose?: ((row: Row) => void) | undefined;
  readonly rowHeight?: number | undefined;
  /** In pixels; narrower than this, the table scrolls sideways. */
  readonly minWidth?: number | undefined;
  /** Where somebody else sorts the rows: they are drawn as given, and a head asks for another order. */
  readonly order?: { readonly sorting: Sorting | null; readonly onToggle: (key: string) => void } | undefined;
  /** The table scrolls inside its container from this height on: pixels, or a CSS length. */
  readonly maxHeight?: number | string | undefined;
};

/** Sorted on request, moved through by arrow keys; above 200 rows only what is in view is drawn. */
export function Table<Row>(props: TableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const sorted = useSorting(props.rows, props.columns);
  const { sorting, toggle } = props.order ? { ...props.order, toggle: props.order.onToggle } : sorted;
  const rows = props.order ? props.rows : sorted.rows;
  const columns = useFittingColumns(scroller, props.columns);
  const template = columns.map(({ width }) => width ?? 'minmax(0, 1fr)').join(' ');
  return (
    <div
      ref={scroller}
      className="table table-text"
      role="table"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      style={{ maxBlockSize: props.maxHeight ?? '100%' }}
    >
      <div
        className="table-head"
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template, minInlineSize: props.minWidth }}
      >
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            className={column.number ? 'cell-number' : undefined}
            aria-sort={sorting?.key === column.key ? sorting.direction : undefined}
          >
            {column.sortBy ? (
              <button type="button" onClick={() => toggle(column.key)}>
                {column.head}
                {sorting?.key === column.key && <SortArrow direction={sorting.direction} />}
              </button>
            ) : (
              column.head
            )}
          </div>
        ))}
      </div>
      <TableBody {...props} columns={columns} rows={rows} template={template} scroller={scroller} />
    </div>
  );
}

const SortArrow = ({ direction }: { readonly direction: 'ascending' | 'descending' }) =>
  direction === 'ascending' ? <ArrowUp size={12} aria-hidden /> : <ArrowDown size={12} aria-hidden />;
