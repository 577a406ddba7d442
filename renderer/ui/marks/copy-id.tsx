import { useTranslation } from 'react-i18next';
import { showToast } from '../feedback/toast-store.ts';

type CopyIdProps = {
  readonly id: string;
  /** Such as "9c41…e07b"; the whole id is copied. */
  readonly shown?: string | undefined;
};

/** Ids and receipts stay left to right in any language; a click copies. */
export function CopyId({ id, shown }: CopyIdProps) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(id);
    showToast({ message: t('ui.copied', { id: shown ?? id }) });
  };
  return (
    <button type="button" className="copy-id mono" title={t('ui.copyId', { id })} onClick={() => void copy()}>
      <bdi dir="ltr">{shown ?? id}</bdi>
    </button>
  );
}

/** The first and last four characters of a digest. */
export const shortDigest = (digest: string): string =>
  digest.length <= 9 ? digest : `${digest.slice(0, 4)}…${digest.slice(-4)}`;
