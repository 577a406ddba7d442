import { useTranslation } from 'react-i18next';
import { ByGroup, type GroupRow } from '../../charts/by-group.tsx';
import { ENOUGH_CASES } from '../../../shared/domain/weakest-part.ts';
import type { RunOutcome } from '../../../shared/run.ts';
import { columnWords } from '../../column-words.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { useMetricWords } from './use-metric-words.ts';

/** What is drawn by part: what is found of two classes, what is right of more. Numbers have no share to draw. */
const drawn = ['sensitivity', 'accuracy'] as const;

type SlicesProps = {
  readonly outcome: RunOutcome;
  /** Of another run, to hold against it. */
  readonly other: RunOutcome | null;
};

/** How well each site and each group is told, column by column, the weakest first. */
export function Slices({ outcome, other }: SlicesProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const { nameOf: metricWords } = useMetricWords();
  const metric = drawn.find((name) => outcome.slices.some((slice) => slice.metric === name));
  if (metric === undefined) return null;
  const slices = outcome.slices.filter((slice) => slice.metric === metric);
  const columns = [...new Set(slices.map(({ column }) => column))];
  const beside = (column: string, value: string) =>
    other?.slices.find((slice) => slice.metric === metric && slice.column === column && slice.value === value)
      ?.measured;
  return (
    <div className="runs-slices">
      {columns.map((column) => {
        const rows = slices
          .filter((slice) => slice.column === column)
          .map(
            ({ value, measured, of, low, high }): GroupRow => ({
              group: columnWords(value),
              hits: Math.round(measured * of),
              total: of,
              low,
              high,
              other: beside(column, value),
            }),
          );
        const title = t('wizard.byColumn', { figure: metricWords(metric).name, column: nameOf(column) });
        return (
          <ByGroup
            key={column}
            title={title}
            unit={t(other ? 'wizard.byColumnBeside' : 'runs.intervalUnit')}
            finding={title}
            groups={rows}
            minimumCases={FEWEST_SHOWN}
            height={rows.length * ROW_PX + AXIS_PX}
          />
        );
      })}
    </div>
  );
}

/** Of a part with fewer, only the count is shown; a sentence needs `ENOUGH_CASES`. */
const FEWEST_SHOWN = Math.min(10, ENOUGH_CASES);
const ROW_PX = 26;
const AXIS_PX = 30;
