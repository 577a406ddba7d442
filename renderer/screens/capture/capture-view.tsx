import { ArrowLeft, ArrowRight, Check } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/result.ts';
import { formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { type Answers, answeredOf, type Section } from './form.ts';
import { QuestionField } from './question-field.tsx';
import { CaptureSteps } from './capture-steps.tsx';

export type CaptureViewProps = {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly at: number;
  readonly answers: Answers;
  /** ISO date of today. */
  readonly today: string;
  /** Which answer cannot stand, said when the record was to be saved. */
  readonly refused: string | null;
  readonly error: AppError | null;
  readonly saving: boolean;
  readonly onAnswer: (name: string, value: string) => void;
  readonly onStep: (at: number) => void;
  readonly onFinish: () => void;
  readonly advice: ReactNode;
};

/** One section per page, large and quiet; the advice stands beside it. Enter goes on. */
export function CaptureView(props: CaptureViewProps) {
  const { t } = useTranslation();
  const { sections, at, answers, onStep } = props;
  const section = sections[at];
  const questions = sections.flatMap((each) => each.questions);
  const last = at === sections.length - 1;
  const goOn = last ? props.onFinish : () => onStep(at + 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    // Leaving the field judges it first.
    event.target.blur();
    if (!event.currentTarget.querySelector('[aria-invalid="true"]')) goOn();
  };
  return (
    <div className="capture">
      <section className="capture-form" onKeyDown={onKeyDown}>
        <header className="capture-head">
          <h1 className="page-heading">{props.title}</h1>
        </header>
        <CaptureSteps sections={sections} at={at} answers={answers} onStep={onStep} />
        <div className="capture-questions" key={section?.name}>
          {section?.questions.map((question) => (
            <QuestionField
              key={question.name}
              question={question}
              value={answers[question.name] ?? ''}
              today={props.today}
              onChange={(value) => props.onAnswer(question.name, value)}
            />
          ))}
        </div>
        {props.refused !== null && <Banner kind="warn">{props.refused}</Banner>}
        {props.error && <Failed error={props.error} />}
        <footer className="capture-foot">
          {at > 0 && (
            <Button
              size="capture"
              icon={ArrowLeft}
              mirrorIcon
              label={sections[at - 1]?.label ?? ''}
              onClick={() => onStep(at - 1)}
            />
          )}
          <span className="capture-count second table-text">
            {t('capture.answered', {
              n: formatNumber(answeredOf(questions, answers)),
              of: formatNumber(questions.length),
            })}
          </span>
          <Button
            kind="filled"
            size="capture"
            icon={last ? Check : ArrowRight}
            iconAtEnd
            mirrorIcon={!last}
            busy={props.saving ? t('capture.saving') : undefined}
            label={last ? t('capture.finish') : (sections[at + 1]?.label ?? '')}
            onClick={goOn}
          />
        </footer>
      </section>
      <aside className="capture-advice" aria-label={t('capture.advice')}>
        {props.advice}
      </aside>
    </div>
  );
}
