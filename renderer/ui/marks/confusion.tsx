import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';

type ConfusionProps = {
  /** Rows of the held-out part: truly positive and found, missed; truly negative and alarmed, rightly left. */
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly rightlyLeft: number;
  /** The class looked for and the other, in the project's words. */
  readonly positive: string;
  readonly negative: string;
};

/** Right in soft petrol, wrong in soft amber; the word and "of 100" repeat it. */
export function Confusion({ found, missed, falseAlarms, rightlyLeft, positive, negative }: ConfusionProps) {
  const { t } = useTranslation();
  return (
    <div className="confusion" role="table">
      <div role="row" className="confusion-row">
        <span />
        <span role="columnheader">{t('ui.confusion.modelSays', { answer: positive })}</span>
        <span role="columnheader">{t('ui.confusion.modelSays', { answer: negative })}</span>
      </div>
      <div role="row" className="confusion-row">
        <RowHead label={positive} total={found + missed} />
        <ConfusionCell right count={found} total={found + missed} word={t('ui.confusion.found')} />
        <ConfusionCell count={missed} total={found + missed} word={t('ui.confusion.missed')} />
      </div>
      <div role="row" className="confusion-row">
        <RowHead label={negative} total={falseAlarms + rightlyLeft} />
        <ConfusionCell count={falseAlarms} total={falseAlarms + rightlyLeft} word={t('ui.confusion.falseAlarms')} />
        <ConfusionCell
          right
          count={rightlyLeft}
          total={falseAlarms + rightlyLeft}
          word={t('ui.confusion.rightlyLeft')}
        />
      </div>
    </div>
  );
}

function RowHead({ label, total }: { readonly label: string; readonly total: number }) {
  const { t } = useTranslation();
  return (
    <span role="rowheader">
      {t('ui.confusion.truly', { answer: label })} <b>{formatNumber(total)}</b>
    </span>
  );
}

type CellProps = { readonly right?: boolean; readonly count: number; readonly total: number; readonly word: string };

function ConfusionCell({ right, count, total, word }: CellProps) {
  const { t } = useTranslation();
  return (
    <span role="cell" className={right ? 'confusion-cell confusion-right' : 'confusion-cell confusion-wrong'}>
      <strong>{formatNumber(count)}</strong>
      <span>{word}</span>
      {total > 0 && <b>{t('ui.ofHundred', { count: Math.round((count / total) * 100) })}</b>}
    </span>
  );
}
