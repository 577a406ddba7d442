import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TestFigure, TestResult } from '../../../../shared/test-report.ts';
import { formatNumber } from '../../../format.ts';
import { Interval } from '../../../ui/marks/interval.tsx';
import { allowedOn, axisOf, type FigureAxis, tellingFigure } from './figure-axis.ts';
import { useTestWords } from './use-test-words.ts';

const icons = { passed: CircleCheck, failed: CircleX, notApplicable: CircleMinus } as const;

/** A test, what was asked, the figure that tells most against its limit, and behind a click every group. */
export function TestRow({ result }: { readonly result: TestResult }) {
  const { t } = useTranslation();
  const words = useTestWords();
  const { test, verdict, figures } = result;
  const Icon = icons[verdict];
  const figure = tellingFigure(figures);
  const axis = axisOf(figures);
  return (
    <li className={`test-row test-row-${verdict}`}>
      <Icon size={18} strokeWidth={1.9} role="img" aria-label={t(`models.tests.verdict.${verdict}`)} />
      <div>
        <strong>{words.nameOf(test)}</strong>
        <p className="caption">{figure ? words.asked(figure) : words.because(result)}</p>
        {figure && result.detail !== null && <p className="caption">{result.detail}</p>}
      </div>
      {figure && <FigureMark figure={figure} axis={axis} />}
      {figure && <FigureWords figure={figure} />}
      {figures.length > 1 && <EachFigure figures={figures} axis={axis} />}
    </li>
  );
}

type FigureProps = { readonly figure: TestFigure; readonly axis: FigureAxis };

/** An estimate with its interval, and the limit as a tall tick; what was counted exactly is a number alone. */
function FigureMark({ figure, axis }: FigureProps) {
  const words = useTestWords();
  const { value, low, high, limit, holds } = figure;
  if (low === null || high === null) return <span />;
  return (
    <Interval
      {...axis}
      label={words.measuredOf(figure)}
      value={value}
      low={low}
      high={high}
      limit={limit}
      allowed={allowedOn(axis, figure)}
      kind={holds ? 'cur' : 'stop'}
      digits={3}
    />
  );
}

function FigureWords({ figure }: { readonly figure: TestFigure }) {
  const words = useTestWords();
  const beside = [words.between(figure), words.partOf(figure)].filter(Boolean);
  return (
    <div className="test-row-figure">
      <b>{words.value(figure)}</b>
      {beside.length > 0 && <span className="caption">{beside.join(', ')}</span>}
    </div>
  );
}

type EachFigureProps = { readonly figures: readonly TestFigure[]; readonly axis: FigureAxis };

/** All groups on one axis, those that break the limit in red. */
function EachFigure({ figures, axis }: EachFigureProps) {
  const { t } = useTranslation();
  const words = useTestWords();
  return (
    <details className="test-row-each">
      <summary className="table-text">
        {t('models.tests.each', { count: figures.length, figures: formatNumber(figures.length) })}
      </summary>
      <ul>
        {figures.map((figure, place) => (
          <li
            key={`${place} ${figure.of}`}
            className={figure.holds ? 'test-figure table-text' : 'test-figure test-figure-breaks table-text'}
          >
            <span>{words.partOf(figure) ?? words.measuredOf(figure)}</span>
            <span className="caption">{t('models.tests.of', { rows: formatNumber(figure.n) })}</span>
            <FigureMark figure={figure} axis={axis} />
            <span className="test-row-figure">
              <b>{words.value(figure)}</b>
              <span className="caption">{words.between(figure)}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
