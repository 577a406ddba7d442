import { ArrowLeft, ArrowRight, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import type { Step } from './capture-steps.tsx';

type CaptureFootProps = {
  readonly steps: readonly Step[];
  readonly at: number;
  readonly answered: number;
  readonly asked: number;
  readonly saving: boolean;
  /** Null where every question has an answer or a reason. */
  readonly onCannotMeasure: (() => void) | null;
  readonly onBack: () => void;
  readonly onGoOn: () => void;
};

/** Back, the way out of a question that cannot be answered, how far one is, and the one button that goes on. */
export function CaptureFoot({ steps, at, answered, asked, saving, ...props }: CaptureFootProps) {
  const { t } = useTranslation();
  const last = at === steps.length - 1;
  return (
    <footer className="capture-foot">
      {at > 0 && (
        <Button size="capture" icon={ArrowLeft} mirrorIcon label={steps[at - 1]?.label ?? ''} onClick={props.onBack} />
      )}
      {props.onCannotMeasure && (
        <Button kind="text" size="capture" label={t('capture.cannotMeasure')} onClick={props.onCannotMeasure} />
      )}
      <span className="capture-count second table-text">
        {t('capture.answered', { n: formatNumber(answered), of: formatNumber(asked) })}
      </span>
      <Button
        kind="filled"
        size="capture"
        icon={last ? Check : ArrowRight}
        iconAtEnd
        mirrorIcon={!last}
        busy={saving ? t('capture.saving') : undefined}
        shortcut={last ? t('capture.key.finish') : undefined}
        label={last ? t('capture.finish') : (steps[at + 1]?.label ?? '')}
        onClick={props.onGoOn}
      />
    </footer>
  );
}
