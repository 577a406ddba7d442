import { useTranslation } from 'react-i18next';
import { Pixels } from '../../../shared/model.ts';
import { Select } from '../../ui/controls/select.tsx';

type ImportPixelsProps = {
  /** Null until a person said it: a guess would give answers that only look right. */
  readonly pixels: Pixels | null;
  readonly onChange: (pixels: Pixels | null) => void;
};

/** How a model of pictures takes them, which its file never says. */
export function ImportPixels({ pixels, onChange }: ImportPixelsProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('models.pixels.label')}
      hint={t('models.pixels.hint')}
      value={pixels ?? 'unsaid'}
      options={(['unsaid', ...Pixels.options] as const).map((value) => ({
        value,
        label: t(`models.pixels.${value}`),
      }))}
      onChange={(chosen) => onChange(chosen === 'unsaid' ? null : chosen)}
    />
  );
}
