import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feature } from '../../../../shared/model.ts';
import type { ModelCard } from '../../../../shared/model-card.ts';
import { columnWords } from '../../../column-words.ts';
import {
  formatDays,
  formatList,
  formatDated,
  formatNumber,
  formatOfHundred,
  formatSignificant,
} from '../../../format.ts';
import { useColumnWords } from '../../../use-column-words.ts';
import { useFinding } from '../../../use-finding.ts';
import { useMetricWords } from '../../runs/use-metric-words.ts';
import { tellingFigure } from '../tests/figure-axis.ts';
import { useTestWords } from '../tests/use-test-words.ts';

type TableProps = { readonly card: ModelCard };
type PlainRow = { readonly key: string; readonly cells: readonly ReactNode[] };
type PlainTableProps = { readonly head: readonly string[]; readonly rows: readonly PlainRow[] };

/** A table that is printed whole: the screen's own scroll, and paper does not. */
const PlainTable = ({ head, rows }: PlainTableProps) => (
  <table className="card-table">
    <thead>
      <tr>
        {head.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, cells: [first, ...cells] }) => (
        <tr key={key}>
          <th scope="row">{first}</th>
          {cells.map((cell, place) => (
            <td key={head[place + 1]}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

/** Every figure with its interval, where the run measured one. */
export function FigureTable({ card: { metrics, run } }: TableProps) {
  const { t } = useTranslation();
  const { nameOf } = useMetricWords();
  const figures = Object.entries(metrics);
  if (figures.length === 0) return <p className="second">{t('models.noFigures')}</p>;
  return (
    <PlainTable
      head={[t('card.figure'), t('card.measured'), t('card.interval')]}
      rows={figures.map(([metric, value]) => {
        const interval = run?.outcome?.intervals[metric];
        const between = interval
          ? t('card.between', { low: formatSignificant(interval.low), high: formatSignificant(interval.high) })
          : '–';
        return { key: metric, cells: [nameOf(metric).name, formatSignificant(value), between] };
      })}
    />
  );
}

export function GroupTable({ card: { run } }: TableProps) {
  const { t } = useTranslation();
  const columnOf = useColumnWords();
  const { nameOf } = useMetricWords();
  return (
    <PlainTable
      head={[t('card.group'), t('card.figure'), t('card.measured'), t('card.interval'), t('card.rows')]}
      rows={(run?.outcome?.slices ?? []).map(({ column, value, metric, measured, low, high, n }) => ({
        key: JSON.stringify([column, value, metric]),
        cells: [
          t('card.groupOf', { column: columnOf(column), value: columnWords(value) }),
          nameOf(metric).name,
          formatSignificant(measured),
          t('card.between', { low: formatSignificant(low), high: formatSignificant(high) }),
          formatNumber(n),
        ],
      }))}
    />
  );
}

/** What the newest tests said, each with the figure that tells most and what was asked of it. */
export function TestTable({ card: { tests } }: TableProps) {
  const { t } = useTranslation();
  const words = useTestWords();
  if (tests === null) return <p className="second">{t('models.tests.none')}</p>;
  return (
    <>
      <p className="second">{words.tested(tests, formatDated(tests.testedAtMs))}</p>
      <PlainTable
        head={[t('card.test'), t('card.verdict'), t('card.measured'), t('card.asked')]}
        rows={tests.results.map((result) => {
          const figure = tellingFigure(result.figures);
          return {
            key: result.test.id,
            cells: [
              words.nameOf(result.test),
              t(`models.tests.verdict.${result.verdict}`),
              figure ? words.measured(figure) : words.because(result),
              figure ? words.limit(figure) : '–',
            ],
          };
        })}
      />
    </>
  );
}

export function FeatureTable({ card: { spec } }: TableProps) {
  const { t } = useTranslation();
  const columnOf = useColumnWords();
  const seen = ({ type, min, max, categories }: Feature): string => {
    if (categories !== undefined) return formatList(categories.map((name) => columnWords(name)));
    if (min === undefined || max === undefined) return t('models.unknownRange');
    return type === 'date'
      ? formatDays(min, max)
      : t('card.between', { low: formatNumber(min), high: formatNumber(max) });
  };
  return (
    <PlainTable
      head={[t('models.column'), t('models.type'), t('models.seen')]}
      rows={spec.features.map((feature) => ({
        key: feature.name,
        cells: [
          columnOf(feature.name),
          [t(`data.type.${feature.type}`), feature.unit].filter(Boolean).join(', '),
          seen(feature),
        ],
      }))}
    />
  );
}

export function DeploymentTable({ card: { deployments } }: TableProps) {
  const { t } = useTranslation();
  if (deployments.length === 0) return <p className="second">{t('card.neverInUse')}</p>;
  return (
    <PlainTable
      head={[t('card.when'), t('card.how')]}
      rows={deployments.map(({ id, movedAtMs, alias, actorName, threshold, reason }) => ({
        key: id,
        cells: [
          formatDated(movedAtMs),
          [
            t('card.asAlias', { alias, name: actorName }),
            threshold === null ? '' : t('card.fromLimit', { limit: formatOfHundred(threshold) }),
            reason === null ? '' : t('models.because', { reason }),
          ]
            .filter(Boolean)
            .join(', '),
        ],
      }))}
    />
  );
}

export function DriftTable({ card: { drift } }: TableProps) {
  const { t } = useTranslation();
  const sayFinding = useFinding();
  if (drift.length === 0) return <p className="second">{t('card.noDrift')}</p>;
  return (
    <PlainTable
      head={[t('card.found'), t('card.changed'), t('card.answered')]}
      rows={drift.map(({ id, finding, raisedAtMs, acknowledgedAtMs, reason }) => ({
        key: id,
        cells: [
          formatDated(raisedAtMs),
          sayFinding(finding),
          acknowledgedAtMs === null ? t('card.unanswered') : (reason ?? formatDated(acknowledgedAtMs)),
        ],
      }))}
    />
  );
}
