import { Camera as CameraIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera } from '../../../../photos/use-camera.ts';
import { Button } from '../../../../ui/controls/button.tsx';

type CameraViewProps = {
  readonly camera: Camera;
  readonly keeping: boolean;
  readonly onTaken: (photo: Blob) => void;
};

/** What the camera sees, and one button that takes it; Escape closes the camera. */
export function CameraView({ camera: { state, attach, take, stop }, keeping, onTaken }: CameraViewProps) {
  const { t } = useTranslation();
  const shutter = useRef<HTMLButtonElement>(null);
  const isOn = state === 'on';
  useEffect(() => {
    if (isOn) shutter.current?.focus();
  }, [isOn]);
  const keep = async () => {
    const taken = await take();
    if (taken !== null) onTaken(taken);
  };
  return (
    <div
      className="photo-camera"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        stop();
      }}
    >
      <video ref={attach} className="photo-picture" autoPlay muted playsInline aria-label={t('photo.cameraSees')} />
      <div className="photo-actions">
        <Button
          ref={shutter}
          kind="filled"
          size="capture"
          icon={CameraIcon}
          label={t('photo.takeNow')}
          busy={keeping ? t('photo.keeping') : isOn ? undefined : t('photo.starting')}
          onClick={() => void keep()}
        />
        <Button kind="text" size="capture" label={t('photo.closeCamera')} onClick={stop} />
      </div>
    </div>
  );
}
