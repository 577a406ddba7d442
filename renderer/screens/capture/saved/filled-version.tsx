import { useTranslation } from 'react-i18next';
import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import type { RecordHistoryEvent } from '../../../../shared/record.ts';
import { formatNumber } from '../../../format.ts';

type FilledVersionProps = {
  readonly filled: NonNullable<RecordHistoryEvent['form']>;
  /** The form that is asked now: it is called by its title. */
  readonly compiled: CompiledForm;
};

/** So many signs of a digest tell versions apart. */
const SHOWN_SIGNS = 12;

/** Which version of which form a record was filled in with. */
export function FilledVersion({ filled: { name, version, digest }, compiled: { form } }: FilledVersionProps) {
  const { t } = useTranslation();
  const title = form.formId === name ? form.title : name;
  return (
    <p className="caption">
      {version === null
        ? t('capture.filledElsewhere', { title })
        : t('capture.filledWith', { title, version: formatNumber(version) })}{' '}
      <bdi dir="ltr" className="mono">
        {digest.slice(0, SHOWN_SIGNS)}
      </bdi>
    </p>
  );
}
