import { ArrowRight, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatSeconds } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useAction } from '../../use-action.ts';
import { PrintSlip } from '../slip/print-slip.tsx';
import { otherAnswer } from '../review/other-answer.ts';
import { type Advice, AdvicePanel } from './advice-panel.tsx';
import { beginNext, type SavedRecord as Saved } from './draft.ts';
import type { Answers, Reasons, Section } from './form.ts';
import { SavedAnswers } from './saved-answers.tsx';
import { useAnswerKeys } from './use-answer-keys.ts';

type SavedRecordProps = {
  readonly saved: Saved;
  /** Who it is about, or what it is. */
  readonly title: string;
  readonly advice: Advice | null;
  readonly sections: readonly Section[];
  readonly answers: Answers;
  readonly unmeasured: Reasons;
};

/** The record is safe; now the person answers the model, or goes on to the next one. */
export function SavedRecord({ saved, title, advice, ...entered }: SavedRecordProps) {
  const { t } = useTranslation();
  const add = useAction('label.add');
  const { prediction } = saved;
  const answer = async (answered: { kind: 'confirmed' } | { kind: 'corrected'; to: string }) => {
    if (!prediction || add.busy) return;
    if (!(await add.run({ predictionId: prediction.id, answer: answered, predictionShown: true }))) return;
    showToast({ message: t(`capture.given.${answered.kind}`, { name: title }) });
    beginNext();
  };
  const other = prediction && otherAnswer(prediction.output);
  const agree = () => void answer({ kind: 'confirmed' });
  const decideOtherwise = () => {
    if (other) void answer({ kind: 'corrected', to: other });
    else if (prediction) goTo('review', prediction.id);
  };
  const mayAnswer = advice?.kind === 'says' && prediction !== null;
  useAnswerKeys({ n: beginNext, ...(mayAnswer && { a: agree, d: decideOtherwise }) });
  return (
    <div className="capture">
      <section className="capture-form">
        <header className="capture-head">
          <h1 className="page-heading">{title}</h1>
          <span className="capture-saved second table-text" role="status">
            <Check size={16} strokeWidth={1.9} aria-hidden />
            {t('capture.savedAt', { time: formatSeconds(saved.savedAtMs) })}
          </span>
        </header>
        <p className="second">{t(mayAnswer ? 'capture.answerOrNext' : 'capture.savedWords')}</p>
        <SavedAnswers {...entered} />
        {add.error && <Failed error={add.error} />}
        <footer className="capture-foot capture-foot-end">
          <PrintSlip recordId={saved.recordId} />
          <Button
            kind={mayAnswer ? 'outline' : 'filled'}
            size="capture"
            icon={ArrowRight}
            iconAtEnd
            mirrorIcon
            busy={add.busy ? t('capture.saving') : undefined}
            label={t('capture.nextRecord')}
            shortcut={t('capture.key.next')}
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
