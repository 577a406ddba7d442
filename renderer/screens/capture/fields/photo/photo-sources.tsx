import { Camera as CameraIcon, FolderOpen } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraState } from '../../../../photos/use-camera.ts';
import { Button } from '../../../../ui/controls/button.tsx';

type PhotoSourcesProps = {
  readonly camera: CameraState;
  readonly keeping: boolean;
  readonly onTake: () => void;
  readonly onChosen: (file: File) => void;
};

/** Where a photo comes from: the camera, a file, or a file that is dropped here. */
export function PhotoSources({ camera, keeping, onTake, onChosen }: PhotoSourcesProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const choose = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file !== undefined) onChosen(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    choose(event.dataTransfer.files);
  };
  const busy = keeping ? t('photo.keeping') : undefined;
  return (
    <div
      className={isOver ? 'photo-sources photo-sources-over' : 'photo-sources'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <div className="photo-actions">
        <Button size="capture" icon={CameraIcon} label={t('photo.take')} busy={busy} onClick={onTake} />
        <Button size="capture" icon={FolderOpen} label={t('photo.choose')} onClick={() => input.current?.click()} />
      </div>
      <p className="caption">{t('photo.drop')}</p>
      {(camera === 'none' || camera === 'blocked') && (
        <p className="photo-no-camera" role="status">
          {t(camera === 'none' ? 'photo.noCamera' : 'photo.blockedCamera')}
        </p>
      )}
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden
        onChange={({ target }) => {
          choose(target.files);
          target.value = ''; // the same file may be chosen again
        }}
      />
    </div>
  );
}
