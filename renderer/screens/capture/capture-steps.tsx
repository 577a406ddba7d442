import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Answers, isAnswered, type Reasons, type Section } from './form.ts';

type CaptureStepsProps = {
  readonly sections: readonly Section[];
  readonly at: number;
  readonly answers: Answers;
  readonly unmeasured: Reasons;
  readonly onStep: (at: number) => void;
};

/** The sections as steps; any of them can be opened at any time. */
export function CaptureSteps({ sections, at, answers, unmeasured, onStep }: CaptureStepsProps) {
  const { t } = useTranslation();
  return (
    <ol className="capture-steps" aria-label={t('capture.steps')}>
      {sections.map((section, index) => {
        const done =
          section.questions.length > 0 && section.questions.every((each) => isAnswered(each, answers, unmeasured));
        return (
          <li key={section.name}>
            <button
              type="button"
              className={`capture-step${done ? ' capture-step-done' : ''}`}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => onStep(index)}
            >
              {done && <Check size={16} strokeWidth={1.9} aria-hidden />}
              {section.label}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
