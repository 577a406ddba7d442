import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import { formatList, formatNumber } from '../../../format.ts';
import { BeingRead } from '../../../ui/feedback/being-read.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { useReading } from '../../../use-reading.ts';
import { useConditionWords } from '../derive/use-step-words.ts';
import type { ReadSelection } from './read-selection.ts';

type FittingRecordsProps = {
  readonly selection: ReadSelection;
  /** Null until it is known. */
  readonly onCounted: (rows: number | null) => void;
};

/** The selection as a sentence, and how many records it would freeze, counted before anything is written. */
export function FittingRecords({ selection, onCounted }: FittingRecordsProps) {
  const { t } = useTranslation();
  const where = selection.ok ? selection.where : null;
  const preview = useReading('record.previewFreeze', selection.ok ? (where ? { where } : {}) : null);
  const rows = selection.ok && preview.reading.state === 'ready' ? preview.reading.value.rows : null;
  useEffect(() => onCounted(rows), [onCounted, rows]);
  return (
    <div className="derive-preview" role="status">
      {selection.ok && (
        <BeingRead of={preview} words={t('freeze.counting')}>
          {(value) => <FittingSentence preview={value} where={where} />}
        </BeingRead>
      )}
    </div>
  );
}

type FittingSentenceProps = {
  readonly preview: Output<'record.previewFreeze'>;
  readonly where: Extract<ReadSelection, { ok: true }>['where'];
};

function FittingSentence({ preview: { rows, of, columns }, where }: FittingSentenceProps) {
  const { t } = useTranslation();
  const { conditionWords } = useConditionWords();
  const nameOf = useColumnWords();
  const words = { rows: formatNumber(rows), of: formatNumber(of) };
  return (
    <div className="card-row">
      <p>
        <strong>{t('freeze.fit', { count: of, ...words })}</strong>{' '}
        <span className="second">
          {where === null ? t('freeze.all') : t('freeze.where', { condition: conditionWords(where) })}
        </span>
      </p>
      <p className="second table-text">
        {t('freeze.columns', { columns: formatList(columns.map(({ name }) => nameOf(name))) })}
      </p>
    </div>
  );
}
