import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { DeriveStep } from '../../../../shared/derive.ts';
import { formatList, formatNumber } from '../../../format.ts';
import { BeingRead } from '../../../ui/feedback/being-read.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { useReading } from '../../../use-reading.ts';

type DerivePreviewProps = { readonly version: DatasetVersion; readonly steps: readonly DeriveStep[] };

/** What the steps would leave, counted over all rows before anything is written. */
export function DerivePreview({ version, steps }: DerivePreviewProps) {
  const { t } = useTranslation();
  const preview = useReading('dataset.previewDerive', { ref: version.id, steps: [...steps] });
  return (
    <div className="derive-preview" role="status">
      <BeingRead of={preview} words={t('derive.previewing')}>
        {(value) => <PreviewSentence preview={value} version={version} />}
      </BeingRead>
    </div>
  );
}

type PreviewSentenceProps = {
  readonly preview: Output<'dataset.previewDerive'>;
  readonly version: DatasetVersion;
};

function PreviewSentence({ preview: { rows, of, columns }, version }: PreviewSentenceProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const missingBefore = new Map(version.columns.map(({ name, missing }) => [name, missing]));
  const moved = columns
    .filter(({ name, missing }) => (missingBefore.get(name) ?? missing) !== missing)
    .map(({ name, missing }) =>
      t('derive.missingMoves', {
        column: nameOf(name),
        before: formatNumber(missingBefore.get(name) ?? 0),
        after: formatNumber(missing),
      }),
    );
  return (
    <div className="card-row">
      <p>
        <strong>{t('derive.stays', { count: of, rows: formatNumber(rows), of: formatNumber(of) })}</strong>{' '}
        <span className="second">
          {t('derive.columnsStay', { count: version.columns.length, columns: columns.length })}
        </span>
      </p>
      {moved.length > 0 && <p className="second table-text">{t('derive.missing', { columns: formatList(moved) })}</p>}
    </div>
  );
}
