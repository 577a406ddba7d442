import { useTranslation } from 'react-i18next';
import { usePicture } from './use-picture.ts';

/** A picture that a model read, small: a photo of a record or an image of a data set; words where it is not here. */
export function PictureThumbnail({ sha256, name }: { readonly sha256: string; readonly name: string }) {
  const { t } = useTranslation();
  const url = usePicture(sha256);
  if (url === null) return <span className="second">{t('reasons.picture.notHere')}</span>;
  return (
    <span className="photo-thumbnail" aria-busy={url === 'loading' || undefined}>
      {url !== 'loading' && <img src={url} alt={t('photo.of', { name })} />}
    </span>
  );
}
