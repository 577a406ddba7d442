import { Check, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../format.ts';

/** A page of the form as the steps name it. */
export type Step = { readonly key: string; readonly label: string; readonly isDone: boolean };

type CaptureStepsProps = {
  readonly steps: readonly Step[];
  readonly at: number;
  readonly onStep: (key: string) => void;
};

/** More do not fit side by side: they are a list. */
const MOST_SIDE_BY_SIDE = 6;

/** The pages as steps; any of them can be opened at any time. */
export function CaptureSteps({ steps, at, onStep }: CaptureStepsProps) {
  const { t } = useTranslation();
  if (steps.length > MOST_SIDE_BY_SIDE) return <StepList steps={steps} at={at} onStep={onStep} />;
  return (
    <ol className="capture-steps" aria-label={t('capture.steps')}>
      {steps.map((step, index) => (
        <li key={step.key}>
          <button
            type="button"
            className={`capture-step${step.isDone ? ' capture-step-done' : ''}`}
            aria-current={index === at ? 'step' : undefined}
            onClick={() => onStep(step.key)}
          >
            {step.isDone && <Check size={16} strokeWidth={1.9} aria-hidden />}
            {step.label}
          </button>
        </li>
      ))}
    </ol>
  );
}

function StepList({ steps, at, onStep }: CaptureStepsProps) {
  const { t } = useTranslation();
  return (
    <div className="capture-step-list">
      <div className="select-box field-box">
        <select aria-label={t('capture.steps')} value={steps[at]?.key} onChange={(event) => onStep(event.target.value)}>
          {steps.map((step) => (
            <option key={step.key} value={step.key}>
              {step.isDone ? t('capture.stepDone', { label: step.label }) : step.label}
            </option>
          ))}
        </select>
        <ChevronDown size={16} strokeWidth={1.9} aria-hidden />
      </div>
      <span className="second table-text">
        {t('capture.stepOf', { n: formatNumber(at + 1), of: formatNumber(steps.length) })}
      </span>
    </div>
  );
}
