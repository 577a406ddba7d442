import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { TextArea } from '../../../ui/controls/text-area.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { useAction } from '../../../use-action.ts';

type NoteProps = {
  /** A model's name or a version's id. */
  readonly about: string;
  readonly name: string;
  readonly note: string | null;
};

/** The note of a model or a version, to be written anew; what stood there before is kept below. */
export function Note({ about, name, note }: NoteProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(note ?? '');
  const { busy, error, run } = useAction('model.note');
  const isChanged = text.trim() !== (note ?? '');
  return (
    <>
      <TextArea label={t('models.noteOf', { name })} value={text} onChange={setText} />
      {isChanged && (
        <span>
          <Button
            size="bar"
            label={t('models.keepNote')}
            busy={busy ? t('models.changing') : undefined}
            onClick={() => void run({ about, text })}
          />
        </span>
      )}
      {error && <Failed error={error} />}
    </>
  );
}
