import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../../shared/result.ts';
import { addPhoto } from '../../../photos/read-photo.ts';
import { useCamera } from '../../../photos/use-camera.ts';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import type { QuestionFieldProps } from './field-props.ts';
import { CameraView } from './photo/camera-view.tsx';
import { KeptPhoto } from './photo/kept-photo.tsx';
import { PhotoSources } from './photo/photo-sources.tsx';
import { RefusedBelow } from './refused-below.tsx';
import { FailedInForm } from '../form-words.tsx';

/** A photo by the sha256 of its file among the home's: taken, chosen or dropped; looked at, taken again, or removed. */
export function PhotoField({ question, answer, refusal, onAnswer, onLeave }: QuestionFieldProps) {
  const { t } = useTranslation();
  const camera = useCamera();
  const [keeping, setKeeping] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const give = (next: string) => {
    onAnswer(next);
    onLeave();
  };
  const keep = async (file: Blob) => {
    setKeeping(true);
    setError(null);
    const kept = await addPhoto(file);
    setKeeping(false);
    if (!kept.ok) return setError(kept.error);
    camera.stop();
    give(kept.value.sha256);
  };
  const start = () => {
    setError(null);
    camera.start();
  };
  const remove = () => {
    give('');
    showToast({ message: t('photo.removed'), undo: () => give(answer) });
  };
  const isOn = camera.state === 'on' || camera.state === 'starting';
  return (
    <fieldset className="photo-field field field-large">
      <legend className="field-label">{question.label}</legend>
      {question.hint && <p className="field-hint">{question.hint}</p>}
      {isOn && <CameraView camera={camera} keeping={keeping} onTaken={(taken) => void keep(taken)} />}
      {!isOn && answer !== '' && (
        <KeptPhoto
          sha256={answer}
          name={question.label}
          isReadOnly={question.isReadOnly}
          onRetake={start}
          onRemove={remove}
        />
      )}
      {!isOn && answer === '' && !question.isReadOnly && (
        <PhotoSources camera={camera.state} keeping={keeping} onTake={start} onChosen={(file) => void keep(file)} />
      )}
      {error && <FailedInForm error={error} />}
      <RefusedBelow refusal={refusal} />
    </fieldset>
  );
}
