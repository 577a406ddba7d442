import { ArrowRight, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatSeconds } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { useAction } from '../../use-action.ts';
import { type Advice, AdvicePanel } from './advice-panel.tsx';
import { beginNext, type SavedRecord as Saved } from './draft.ts';
import { otherAnswer } from '../review/other-answer.ts';
import { useAnswerKeys } from './use-answer-keys.ts';

type SavedRecordProps = { readonly saved: Saved; readonly advice: Advice | null };

/** The record is safe; now the person answers the model, or goes on to the next one. */
export function SavedRecord({ saved, advice }: SavedRecordProps) {
  const { t } = useTranslation();
  const add = useAction('label.add');
  const { prediction } = saved;
  const answer = async (answered: { kind: 'confirmed' } | { kind: 'corrected'; to: string }) => {
    if (!prediction) return;
    if (await add.run({ predictionId: prediction.id, answer: answered, predictionShown: true })) beginNext();
  };
  const other = prediction && otherAnswer(prediction.output);
  const agree = () => void answer({ kind: 'confirmed' });
  const decideOtherwise = () => {
    if (other) void answer({ kind: 'corrected', to: other });
    else if (prediction) goTo('review', prediction.id);
  };
  const mayAnswer = advice?.kind === 'says' && prediction !== null;
  useAnswerKeys(mayAnswer ? { a: agree, d: decideOtherwise } : {});
  return (
    <div className="capture">
      <section className="capture-form">
        <header className="capture-head">
          <h1 className="page-heading">{t('capture.saved')}</h1>
          <span className="capture-saved second table-text" role="status">
            <Check size={16} strokeWidth={1.9} aria-hidden />
            {t('capture.savedAt', { time: formatSeconds(saved.savedAtMs) })}
          </span>
        </header>
        <p className="second">{t(mayAnswer ? 'capture.answerOrNext' : 'capture.savedWords')}</p>
        {add.error && <Failed error={add.error} />}
        <footer className="capture-foot">
          <Button
            kind="filled"
            size="capture"
            icon={ArrowRight}
            iconAtEnd
            mirrorIcon
            busy={add.busy ? t('capture.saving') : undefined}
            label={t('capture.nextRecord')}
            onClick={beginNext}
          />
        </footer>
      </section>
      <aside className="capture-advice" aria-label={t('capture.advice')}>
        {advice && (
          <AdvicePanel
            advice={advice}
            onAgree={mayAnswer ? agree : null}
            onDecideOtherwise={mayAnswer ? decideOtherwise : null}
          />
        )}
      </aside>
    </div>
  );
}
