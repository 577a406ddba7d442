import { Camera as CameraIcon, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../../format.ts';
import { usePhoto } from '../../../../photos/use-photo.ts';
import { Button } from '../../../../ui/controls/button.tsx';
import { FailedInForm } from '../../form-words.tsx';

type KeptPhotoProps = {
  readonly sha256: string;
  readonly name: string;
  readonly isReadOnly: boolean;
  readonly onRetake: () => void;
  readonly onRemove: () => void;
};

/** The photo as it was kept, upright, with what is known of it. */
export function KeptPhoto({ sha256, name, isReadOnly, onRetake, onRemove }: KeptPhotoProps) {
  const { t } = useTranslation();
  const shown = usePhoto(sha256, 'whole');
  return (
    <div className="photo-kept">
      {shown.state === 'failed' && <FailedInForm error={shown.error} />}
      {shown.state === 'here' && shown.url !== null && (
        <img className="photo-picture" src={shown.url} alt={t('photo.of', { name })} />
      )}
      {shown.state === 'here' && shown.url === null && (
        <p className="second">{t(shown.photo.isErased ? 'photo.erased' : 'photo.elsewhere')}</p>
      )}
      {shown.state === 'loading' && <div className="photo-picture" aria-busy />}
      <div className="photo-facts">
        {shown.state === 'here' && (
          <p className="caption">
            {t('photo.facts', {
              width: shown.photo.width,
              height: shown.photo.height,
              size: formatBytes(shown.photo.sizeBytes),
            })}
          </p>
        )}
        {!isReadOnly && (
          <div className="photo-actions">
            <Button size="bar" icon={CameraIcon} label={t('photo.retake')} onClick={onRetake} />
            <Button size="bar" icon={Trash2} label={t('photo.remove')} onClick={onRemove} />
          </div>
        )}
      </div>
    </div>
  );
}
