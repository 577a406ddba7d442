import { useTranslation } from 'react-i18next';
import { type TablePreview, Delimiter } from '../../../shared/columns/import-options.ts';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Card } from '../../ui/layout/card.tsx';
import type { ReadingOptions } from './plan-import.ts';

type ImportReadingProps = {
  readonly preview: TablePreview;
  readonly onChange: (change: ReadingOptions) => void;
};

const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const satisfies Record<Delimiter, string>;
const decimals = ['.', ','] as const;
const heads = ['first', 'none'] as const;

/** How the file is cut into cells; a change reads it anew. */
export function ImportReading({ preview, onChange }: ImportReadingProps) {
  const { t } = useTranslation();
  const { delimiter, decimal, header, suggestedDecimal } = preview;
  return (
    <Card className="data-reading-card">
      {suggestedDecimal !== undefined && decimal !== suggestedDecimal && (
        <Banner
          kind="warn"
          title={t('data.reading.commaTitle')}
          action={
            <LinkButton label={t('data.reading.commaDo')} onClick={() => onChange({ decimal: suggestedDecimal })} />
          }
        >
          {t('data.reading.commaWords')}
        </Banner>
      )}
      <div className="data-reading">
        <Select
          label={t('data.reading.delimiter')}
          value={delimiter}
          options={Delimiter.options.map((value) => ({ value, label: t(`data.reading.${names[value]}`) }))}
          onChange={(value) => onChange({ delimiter: value })}
        />
        <Select
          label={t('data.reading.decimal')}
          value={decimal}
          options={decimals.map((value) => ({ value, label: t(`data.reading.${value === '.' ? 'point' : 'comma'}`) }))}
          onChange={(value) => onChange({ decimal: value })}
        />
        <Select
          label={t('data.reading.header')}
          value={header ? 'first' : 'none'}
          options={heads.map((value) => ({ value, label: t(`data.reading.names.${value}`) }))}
          onChange={(value) => onChange({ header: value === 'first' })}
        />
      </div>
    </Card>
  );
}
