import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardText, type ModelCard } from '../../../../shared/model-card.ts';
import { columnWords } from '../../../column-words.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { TextArea } from '../../../ui/controls/text-area.tsx';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';

type WriteCardProps = { readonly modelRef: string; readonly card: ModelCard; readonly onClose: () => void };

const parts = ['use', 'users', 'notFor', 'notes'] as const;

/** What no program knows: asked once for a model, and changed whenever somebody knows better. */
export function WriteCard({ modelRef, card, onClose }: WriteCardProps) {
  const { t } = useTranslation();
  const [text, setText] = useState<CardText>(card.text?.text ?? CardText.parse({}));
  const { busy, error, run } = useAction('card.write');
  const save = async () => {
    if ((await run({ ref: modelRef, text })) === null) return;
    showToast({ message: t('card.saved') });
    onClose();
  };
  return (
    <AskDialog
      title={t('card.writeTitle', { model: columnWords(card.text?.modelName ?? card.model.name) })}
      wide
      onClose={onClose}
      leave={t('card.cancel')}
      act={{ label: t('card.save'), busy: busy ? t('card.saving') : undefined, onClick: () => void save() }}
      error={error}
    >
      <p className="second">{t('card.writeSentence')}</p>
      {parts.map((part) => (
        <TextArea
          key={part}
          label={t(`card.${part}`)}
          hint={t(`card.${part}Hint`)}
          value={text[part]}
          onChange={(value) => setText({ ...text, [part]: value })}
        />
      ))}
      <Field
        label={t('card.owner')}
        hint={t('card.ownerHint')}
        value={text.owner}
        onChange={(owner) => setText({ ...text, owner })}
      />
    </AskDialog>
  );
}
