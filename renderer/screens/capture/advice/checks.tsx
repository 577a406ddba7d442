import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FiredGuard } from '../../../../shared/guards.ts';
import { Button } from '../../../ui/controls/button.tsx';
import type { GuardWords } from '../../../use-guard-words.ts';

/** A value that looks wrong, in words. */
export type Check = GuardWords & { readonly fired: FiredGuard };

/** What the person says of it while it is filled in; neither once it is saved. */
export type CheckAnswers = {
  readonly onConfirm?: ((fired: FiredGuard) => void) | undefined;
  /** The value is to be the one that was probably meant. */
  readonly onCorrect?: ((fired: FiredGuard) => void) | undefined;
};

/** What a person has to look at before there is advice: it is right, or another value was meant. */
export function Checks({ checks, onConfirm, onCorrect }: CheckAnswers & { readonly checks: readonly Check[] }) {
  const { t } = useTranslation();
  return (
    <>
      {onConfirm && <h2 className="verdict">{t('guards.lookAgain')}</h2>}
      {checks.map(({ fired, words, value, meant }) => (
        <div key={fired.column} className="advice-check">
          <Noted noted={[t('guards.noAdvice', { words })]} />
          {onConfirm && (
            <div className="advice-answers">
              <Button size="capture" label={t('guards.isRight', { value })} onClick={() => onConfirm(fired)} />
              {meant !== null && onCorrect && (
                <Button size="capture" label={t('guards.meant', { value: meant })} onClick={() => onCorrect(fired)} />
              )}
            </div>
          )}
        </div>
      ))}
    </>
  );
}

/** What looks wrong, each a sentence of its own. */
export const Noted = ({ noted }: { readonly noted: readonly string[] }) =>
  noted.map((words) => (
    <p key={words} className="advice-note">
      <TriangleAlert size={16} strokeWidth={1.9} aria-hidden className="warn-text" />
      <span>{words}.</span>
    </p>
  ));
