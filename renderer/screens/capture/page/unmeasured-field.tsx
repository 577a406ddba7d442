import { useTranslation } from 'react-i18next';
import type { UnmeasuredReason } from '../../../../shared/unmeasured.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import type { AskedQuestion } from '../fields/field-props.ts';

type UnmeasuredFieldProps = {
  readonly question: AskedQuestion;
  readonly reason: UnmeasuredReason;
  readonly onAnswerAfterAll: () => void;
};

/** Stands where the field was, with why it is empty. */
export function UnmeasuredField({ question, reason, onAnswerAfterAll }: UnmeasuredFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="field field-large" role="group" aria-label={question.label}>
      <span className="field-label">{question.label}</span>
      {question.hint && <p className="field-hint">{question.hint}</p>}
      <div className="field-box field-locked unmeasured">
        <span>{t(`capture.reason.${reason}`)}</span>
        <LinkButton label={t('capture.answerAfterAll')} onClick={onAnswerAfterAll} />
      </div>
    </div>
  );
}
