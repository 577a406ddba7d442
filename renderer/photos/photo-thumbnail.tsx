import { useTranslation } from 'react-i18next';
import { usePhoto } from './use-photo.ts';

/** A photo of a record, small; words where it is not here or not whole. */
export function PhotoThumbnail({ sha256, name }: { readonly sha256: string; readonly name: string }) {
  const { t } = useTranslation();
  const shown = usePhoto(sha256, 'thumbnail');
  if (shown.state === 'failed') return <span className="second">{shown.error.message}</span>;
  if (shown.state === 'here' && shown.url === null)
    return <span className="second">{t(shown.photo.isErased ? 'photo.erased' : 'photo.elsewhere')}</span>;
  return (
    <span className="photo-thumbnail" aria-busy={shown.state === 'loading' || undefined}>
      {shown.state === 'here' && shown.url !== null && <img src={shown.url} alt={t('photo.of', { name })} />}
    </span>
  );
}
