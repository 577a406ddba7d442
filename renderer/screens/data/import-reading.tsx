import { useTranslation } from 'react-i18next';
import { Delimiter, Encoding, type TableNote, type TablePreview } from '../../../shared/columns/import-options.ts';
import { formatNumber } from '../../format.ts';
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
const encodings = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16',
  'utf-16be': 'utf16BigEndian',
  'windows-1252': 'windows1252',
} as const satisfies Record<Encoding, string>;
const decimals = ['.', ','] as const;
const heads = ['first', 'none'] as const;

/** How the file is cut into cells; a change reads it anew. What has types of its own leaves nothing to choose. */
export function ImportReading({ preview, onChange }: ImportReadingProps) {
  const { t } = useTranslation();
  const { decimal, format, notes = [], suggestedDecimal } = preview;
  const hasComma = suggestedDecimal !== undefined && decimal !== suggestedDecimal;
  const hasChoices = format === 'csv' || format === 'excel';
  if (!hasChoices && notes.length === 0) return null;
  return (
    <Card className="data-reading-card">
      {hasComma && (
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
      {hasChoices && (
        <div className="data-reading">
          {format === 'csv' ? (
            <TextChoices preview={preview} onChange={onChange} />
          ) : (
            <SheetChoice preview={preview} onChange={onChange} />
          )}
          <HeaderChoice preview={preview} onChange={onChange} />
        </div>
      )}
      <Notes notes={notes} />
    </Card>
  );
}

function TextChoices({ preview: { encoding = 'utf-8', delimiter, decimal }, onChange }: ImportReadingProps) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('data.reading.encoding')}
        value={encoding}
        options={Encoding.options.map((value) => ({ value, label: t(`data.reading.encodings.${encodings[value]}`) }))}
        onChange={(value) => onChange({ encoding: value })}
      />
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
    </>
  );
}

function SheetChoice({ preview: { sheet = '', sheets = [] }, onChange }: ImportReadingProps) {
  const { t } = useTranslation();
  const labelOf = (name: string, hidden: boolean): string => (hidden ? t('data.reading.hiddenSheet', { name }) : name);
  return (
    <Select
      label={t('data.reading.sheet', { count: sheets.length })}
      value={sheet}
      options={sheets.map(({ name, hidden }) => ({ value: name, label: labelOf(name, hidden) }))}
      onChange={(value) => onChange({ sheet: value })}
    />
  );
}

function HeaderChoice({ preview: { header }, onChange }: ImportReadingProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('data.reading.header')}
      value={header ? 'first' : 'none'}
      options={heads.map((value) => ({ value, label: t(`data.reading.names.${value}`) }))}
      onChange={(value) => onChange({ header: value === 'first' })}
    />
  );
}

const SHOWN_PLACES = 4;

const losing: readonly TableNote['kind'][] = ['errorCells', 'mergedCells', 'raggedRows'];

/** Values are lost to errors and merged cells, and all of them to ragged rows; titles and formulas are only told. */
function Notes({ notes }: { readonly notes: readonly TableNote[] }) {
  const { t } = useTranslation();
  const wordsOf = ({ kind, count, where }: TableNote): string => {
    const cells = where.slice(0, SHOWN_PLACES).join(', ') + (count > SHOWN_PLACES ? ', …' : '');
    return t(`data.note.${kind}`, { count, n: formatNumber(count), cells });
  };
  const isLoss = ({ kind }: TableNote): boolean => losing.includes(kind);
  const losses = notes.filter(isLoss);
  const others = notes.filter((note) => !isLoss(note));
  return (
    <>
      {losses.length > 0 && <Banner kind="warn">{losses.map(wordsOf).join(' ')}</Banner>}
      {others.length > 0 && <p className="caption">{others.map(wordsOf).join(' ')}</p>}
    </>
  );
}
