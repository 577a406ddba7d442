import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { UnmeasuredReason } from '../../../../shared/unmeasured.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';
import { useAnswerKeys } from '../use-answer-keys.ts';

type CannotMeasureProps = {
  /** The question, as it is asked. */
  readonly name: string;
  readonly onReason: (reason: UnmeasuredReason) => void;
  readonly onClose: () => void;
};

/** Asks why there is no answer: one touch or one number key, and the question is done. */
export function CannotMeasure({ name, onReason, onClose }: CannotMeasureProps) {
  const { t } = useTranslation();
  const reasons = UnmeasuredReason.options;
  const keys = useMemo(
    () => Object.fromEntries(reasons.map((reason, index) => [String(index + 1), () => onReason(reason)])),
    [reasons, onReason],
  );
  useAnswerKeys(keys);
  return (
    <Dialog
      title={t('capture.whyNot', { name })}
      onClose={onClose}
      actions={<Button kind="text" label={t('capture.cancel')} onClick={onClose} />}
    >
      <div className="unmeasured-reasons">
        {reasons.map((reason, index) => (
          <Button
            key={reason}
            wide
            size="capture"
            label={t(`capture.reason.${reason}`)}
            shortcut={String(index + 1)}
            onClick={() => onReason(reason)}
          />
        ))}
      </div>
    </Dialog>
  );
}
