import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Choice } from '../../ui/controls/choice.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { readTypedNumber } from '../capture/fields/read-typed.ts';

type CorrectToProps = {
  /** The answers there can be instead; empty for numbers. */
  readonly classes: readonly string[];
  readonly onAnswer: (to: string) => void;
  /** Without it the answer is wanted, not a correction. */
  readonly onLeave?: (() => void) | undefined;
  readonly beside?: ReactNode;
};

/** Asks for the right answer where there is more than one other. */
export function CorrectTo({ classes, onAnswer, onLeave, beside }: CorrectToProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const value = typed.trim() === '' ? Number.NaN : Number(readTypedNumber(typed));
  return (
    <section className="correct-to">
      {classes.length > 0 ? (
        <Choice
          label={t('review.rightAnswer')}
          value={null}
          onChange={onAnswer}
          options={classes.map((name) => ({ value: name, label: name }))}
        />
      ) : (
        <>
          <Field label={t('review.rightAnswer')} inputMode="decimal" value={typed} onChange={setTyped} />
          <Button
            label={t('review.giveAnswer')}
            locked={Number.isNaN(value) ? t('review.needsNumber') : undefined}
            onClick={() => onAnswer(String(value))}
          />
        </>
      )}
      {beside}
      {onLeave && <Button kind="text" label={t('ui.close')} onClick={onLeave} />}
    </section>
  );
}
