import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatNumber } from '../format.ts';
import { isRightToLeft } from './axes.ts';
import { ChartFrame } from './chart-frame.tsx';
import { type HeatRow, ROW_PX } from './heat-map-drawing.ts';
import { HeatEvents, type HeatEvent } from './heat-events.tsx';
import { useHeatCanvas } from './use-heat-canvas.ts';

type DriftHeatMapProps = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly finding: string;
  /** The alarming columns first. */
  readonly rows: readonly HeatRow[];
  /** The last day of each stretch, counted from 1970-01-01, ascending. */
  readonly days: readonly number[];
  /** What stands in place of the day where a stretch is longer. */
  readonly wordsOfStretch: (place: number) => string;
  readonly events: readonly HeatEvent[];
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
};

/** Rows are columns of the data, squares are stretches of days; arrow keys move, the square's words stand below. */
export function DriftHeatMap({ rows, days, wordsOfStretch, events, chosen, onChoose, ...frame }: DriftHeatMapProps) {
  const { t } = useTranslation();
  const [wanted, setColumn] = useState(days.length - 1);
  const column = Math.min(wanted, days.length - 1); // there are fewer squares once each stands for more days
  const canvas = useHeatCanvas(rows);
  const chosenIndex = Math.max(
    0,
    rows.findIndex(({ name }) => name === chosen),
  );
  const words = useCellWords(rows[chosenIndex], column, wordsOfStretch);
  const onKeyDown = (event: KeyboardEvent) => {
    const along = isRightToLeft() ? -1 : 1;
    const [down, right] = arrows[event.key] ?? [0, 0];
    if (down === 0 && right === 0) return;
    event.preventDefault();
    const row = rows[chosenIndex + down];
    if (row && down !== 0) onChoose(row.name);
    setColumn((at) => Math.min(Math.max(at + right * along, 0), days.length - 1));
  };
  const onClick = (event: MouseEvent<HTMLCanvasElement>) => {
    const at = cellAt(event, rows.length, days.length);
    const row = rows[at.row];
    if (row) onChoose(row.name);
    setColumn(at.column);
  };
  return (
    <ChartFrame
      {...frame}
      height={rows.length * ROW_PX + 74}
      table={useHeatTable(rows, wordsOfStretch)}
      legend={<HeatLegend />}
    >
      <div
        className="heat-map"
        tabIndex={0}
        role="application"
        aria-label={frame.finding}
        aria-describedby="heat-words"
        onKeyDown={onKeyDown}
      >
        <ul className="heat-names table-text">
          {rows.map(({ name, words: label }) => (
            <li key={name} className={name === chosen ? 'heat-name-chosen' : undefined}>
              <button type="button" tabIndex={-1} title={label} onClick={() => onChoose(name)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
        <div className="heat-plot">
          <HeatEvents events={events} days={days} />
          <canvas ref={canvas} aria-hidden onClick={onClick} style={{ blockSize: rows.length * ROW_PX }} />
          {chosen && (
            <span className="heat-chosen" aria-hidden style={{ insetBlockStart: 26 + chosenIndex * ROW_PX }} />
          )}
          <HeatDays days={days} />
        </div>
      </div>
      <p id="heat-words" className="caption heat-words" aria-live="polite">
        {words ?? t('charts.noneToFar')}
      </p>
    </ChartFrame>
  );
}

const arrows: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function cellAt(event: MouseEvent<HTMLCanvasElement>, rows: number, columns: number) {
  const box = event.currentTarget.getBoundingClientRect();
  const share = (event.clientX - box.left) / box.width;
  const along = isRightToLeft() ? 1 - share : share;
  return {
    row: Math.min(Math.floor((event.clientY - box.top) / ROW_PX), rows - 1),
    column: Math.min(Math.floor(along * columns), columns - 1),
  };
}

function useCellWords(row: HeatRow | undefined, column: number, say: (place: number) => string): string | null {
  const { t } = useTranslation();
  if (!row) return null;
  const cell = row.cells[column];
  const place = { column: row.words, day: say(column) };
  if (!cell) return t('charts.heatNone', place);
  return t('charts.heatCell', {
    ...place,
    effect: formatNumber(cell.effect),
    n: formatNumber(cell.n),
    alarm: t(cell.alarm ? 'charts.alarmed' : 'charts.quiet'),
  });
}

function useHeatTable(rows: readonly HeatRow[], say: (place: number) => string) {
  const { t } = useTranslation();
  return {
    columns: [t('charts.column'), t('charts.day'), t('charts.effect'), t('charts.count'), t('charts.alarm')],
    rows: rows.flatMap(({ words, cells }) =>
      cells.flatMap((cell, index) =>
        cell ? [[words, say(index), cell.effect, cell.n, t(cell.alarm ? 'charts.alarmed' : 'charts.quiet')]] : [],
      ),
    ),
  };
}

const HeatDays = ({ days }: { readonly days: readonly number[] }) => {
  const step = Math.max(1, Math.ceil(days.length / 5));
  return (
    <div className="heat-days caption" aria-hidden>
      {days.map((day, index) =>
        index % step === 0 ? (
          <span key={day} style={{ insetInlineStart: `${(index / days.length) * 100}%` }}>
            {formatDay(day)}
          </span>
        ) : null,
      )}
    </div>
  );
};

function HeatLegend() {
  const { t } = useTranslation();
  return (
    <span className="chart-legend">
      <span className="heat-scale">
        {['h0', 'h1', 'h2', 'h3', 'h4'].map((level) => (
          <i key={level} className={`heat-${level}`} />
        ))}
      </span>
      {t('charts.noneToFar')}
      <i className="key-dot" />
      {t('charts.notByChance')}
    </span>
  );
}
