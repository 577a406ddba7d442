import { Copy, Ellipsis, Table2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.ts';
import { IconButton } from '../ui/controls/icon-button.tsx';
import { Menu } from '../ui/controls/menu.tsx';
import { showToast } from '../ui/feedback/toast-store.ts';
import { Card } from '../ui/layout/card.tsx';
import { type ChartTable, chartTableToCsv } from './chart-table.ts';

export type ChartFrameProps = {
  /** A question or an answer. */
  readonly title: string;
  /** Unit or method, the small grey word. */
  readonly unit?: string | undefined;
  /** What the chart shows, in one sentence: its name for those who cannot see it. */
  readonly finding: string;
  readonly table: ChartTable;
  /** Of the plot, in pixels; the table takes the same space. */
  readonly height: number;
  readonly legend?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A card with title, table switch and menu around any chart. */
export function ChartFrame({ title, unit, finding, table, height, legend, className, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <Card
      title={title}
      unit={unit}
      className={className}
      aside={<ChartActions table={table} asTable={asTable} onSwitch={() => setAsTable(!asTable)} legend={legend} />}
    >
      {asTable ? (
        <ChartTableView table={table} label={finding} height={height} />
      ) : (
        <div className="chart" role="group" aria-label={finding} style={{ blockSize: height }}>
          {children}
        </div>
      )}
    </Card>
  );
}

type ChartActionsProps = Pick<ChartFrameProps, 'table' | 'legend'> & {
  readonly asTable: boolean;
  readonly onSwitch: () => void;
};

function ChartActions({ table, asTable, onSwitch, legend }: ChartActionsProps) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(chartTableToCsv(table));
    showToast({ message: t('charts.copied', { count: table.rows.length }) });
  };
  return (
    <>
      {legend}
      <span className="chart-actions">
        <IconButton icon={Table2} label={t('charts.asTable')} pressed={asTable} onClick={onSwitch} />
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('charts.more')} />}
          items={[{ label: t('charts.copyCsv'), icon: Copy, onSelect: () => void copy() }]}
        />
      </span>
    </>
  );
}

type ChartTableViewProps = { readonly table: ChartTable; readonly label: string; readonly height: number };

const ChartTableView = ({ table, label, height }: ChartTableViewProps) => (
  <div className="chart-table table-text" style={{ blockSize: height }}>
    <table aria-label={label}>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((cells) => (
          <tr key={cells.join('\n')}>
            {cells.map((cell, index) => (
              <td key={table.columns[index]}>{typeof cell === 'number' ? formatNumber(cell, 4) : cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
