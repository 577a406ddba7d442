import { useTranslation } from 'react-i18next';
import type { OperatingPreview as Preview } from '../../../../shared/domain/operating-point.ts';
import { formatNumber, formatOfHundred } from '../../../format.ts';
import { numberOf, type OperatingAnswers } from './operating-answers.ts';

type OperatingPreviewProps = {
  /** All rows first; empty while nothing can be worked out. */
  readonly previews: readonly Preview[];
  readonly answer: string;
  readonly answers: OperatingAnswers;
  /** Whether the run kept what it said of held-out rows. */
  readonly isMeasured: boolean;
};

/** What the choice would have meant on the rows kept for the test, in three numbers and a sentence. */
export function OperatingPreview({ previews: [all], answer, answers, isMeasured }: OperatingPreviewProps) {
  const { t } = useTranslation();
  if (!isMeasured) return <p className="second table-text">{t('operating.notMeasured')}</p>;
  if (all === undefined) return <p className="second table-text">{t('operating.incomplete')}</p>;
  const { rows, missed, needless, toPerson, found, threshold } = all;
  const seen = answers.kind === 'capacity' ? numberOf(answers.seenPerDay) : null;
  const ofDay = (count: number) => formatNumber(seen === null ? 0 : (count / rows) * seen, 0);
  return (
    <section className="operating-preview" aria-live="polite" aria-label={t('operating.preview')}>
      <p>
        {t('operating.limitIs', { answer, limit: formatOfHundred(threshold) })}{' '}
        {t('operating.onRows', { count: rows, rows: formatNumber(rows) })}
      </p>
      <dl className="operating-counts">
        <Count kind="missed" count={missed} of={found + missed} answer={answer} />
        <Count kind="needless" count={needless} of={found + needless} answer={answer} />
        <Count kind="toPerson" count={toPerson} of={rows} answer={answer} />
      </dl>
      {seen !== null && (
        <p className="second table-text">
          {t('operating.day', { seen: formatNumber(seen), called: ofDay(found + needless), asked: ofDay(toPerson) })}
        </p>
      )}
    </section>
  );
}

type CountProps = {
  readonly kind: 'missed' | 'needless' | 'toPerson';
  readonly count: number;
  readonly of: number;
  readonly answer: string;
};

function Count({ kind, count, of, answer }: CountProps) {
  const { t } = useTranslation();
  return (
    <div>
      <dt className="caption">{t(`operating.count.${kind}`)}</dt>
      <dd>
        <strong>{formatNumber(count)}</strong>{' '}
        <span className="second">{t(`operating.of.${kind}`, { count: of, of: formatNumber(of), answer })}</span>
      </dd>
    </div>
  );
}
