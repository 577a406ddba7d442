import { ArrowLeft, ArrowRight, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { type Answers, answeredOf, type Reasons, type Section } from './form.ts';

type CaptureFootProps = {
  readonly sections: readonly Section[];
  readonly at: number;
  readonly answers: Answers;
  readonly unmeasured: Reasons;
  readonly saving: boolean;
  /** Null where every question has an answer or a reason. */
  readonly onCannotMeasure: (() => void) | null;
  readonly onBack: () => void;
  readonly onGoOn: () => void;
};

/** Back, the way out of a question that cannot be answered, how far one is, and the one button that goes on. */
export function CaptureFoot({ sections, at, answers, unmeasured, saving, ...props }: CaptureFootProps) {
  const { t } = useTranslation();
  const questions = sections.flatMap((each) => each.questions);
  const last = at === sections.length - 1;
  return (
    <footer className="capture-foot">
      {at > 0 && (
        <Button
          size="capture"
          icon={ArrowLeft}
          mirrorIcon
          label={sections[at - 1]?.label ?? ''}
          onClick={props.onBack}
        />
      )}
      {props.onCannotMeasure && (
        <Button kind="text" size="capture" label={t('capture.cannotMeasure')} onClick={props.onCannotMeasure} />
      )}
      <span className="capture-count second table-text">
        {t('capture.answered', {
          n: formatNumber(answeredOf(questions, answers, unmeasured)),
          of: formatNumber(questions.length),
        })}
      </span>
      <Button
        kind="filled"
        size="capture"
        icon={last ? Check : ArrowRight}
        iconAtEnd
        mirrorIcon={!last}
        busy={saving ? t('capture.saving') : undefined}
        label={last ? t('capture.finish') : (sections[at + 1]?.label ?? '')}
        onClick={props.onGoOn}
      />
    </footer>
  );
}
