import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../shared/registry.ts';
import { columnWords, refWords } from '../../column-words.ts';
import { formatNumber, formatOfHundred } from '../../format.ts';
import { useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Slider } from '../../ui/controls/slider.tsx';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { countsAt, sharesOf } from '../runs/read-confusion.ts';

type PutInUseProps = {
  readonly model: ModelVersion;
  /** The version that scores now. */
  readonly inUse: string | null;
  readonly onClose: () => void;
};

/** Every record from then on is scored by this version; the limit goes with it. */
export function PutInUse({ model, inUse, onClose }: PutInUseProps) {
  const { t } = useTranslation();
  const { positiveClass } = model.spec;
  const [limit, setLimit] = useState(model.threshold ?? 0.5);
  const [reason, setReason] = useState('');
  const { busy, error, run } = useAction('model.promote');
  const promote = async () => {
    const moved = await run({
      ref: model.ref,
      ...(positiveClass === null ? {} : { threshold: limit }),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
    if (moved === null) return;
    showToast({ message: t('models.nowInUse', { model: refWords(moved.ref) }) });
    onClose();
  };
  return (
    <Dialog
      title={t('models.putInUse', { model: refWords(model.ref) })}
      onClose={onClose}
      actions={
        <>
          <Button label={t('ui.close')} onClick={onClose} />
          <Button
            kind="filled"
            label={t('models.putInUseNow')}
            busy={busy ? t('models.puttingInUse') : undefined}
            onClick={() => void promote()}
          />
        </>
      }
    >
      <p>
        {t('models.consequence')}
        {inUse && ` ${t('models.replaces', { model: refWords(inUse) })}`}
      </p>
      {positiveClass !== null && (
        <div className="models-limit">
          <Slider
            label={t('models.limitOf', { answer: columnWords(positiveClass) })}
            min={0.01}
            max={0.99}
            step={0.01}
            value={limit}
            words={t('models.limitWords', { limit: formatOfHundred(limit) })}
            onChange={setLimit}
          />
          <LimitConsequence model={model} positive={positiveClass} limit={limit} />
        </div>
      )}
      <Field label={t('models.reason')} value={reason} onChange={setReason} />
      {error && <Failed error={error} />}
    </Dialog>
  );
}

type LimitConsequenceProps = { readonly model: ModelVersion; readonly positive: string; readonly limit: number };

/** What the limit would have meant on the held-out rows; nothing for a model that was not trained here. */
function LimitConsequence({ model, positive, limit }: LimitConsequenceProps) {
  const { t } = useTranslation();
  const loaded = useCall('run.show', model.runId === null ? null : { id: model.runId }, []);
  const outcome = loaded.state === 'ready' ? loaded.value.outcome : null;
  const counts = outcome && countsAt(outcome, positive, limit);
  if (!outcome || !counts) return null;
  const { finds, falseAlarms } = sharesOf(counts);
  return (
    <p className="second table-text" aria-live="polite">
      {t('models.limitMeans', {
        count: outcome.heldOutRows,
        rows: formatNumber(outcome.heldOutRows),
        finds: formatOfHundred(finds),
        missed: formatNumber(counts.missed),
        alarms: formatOfHundred(falseAlarms),
      })}
    </p>
  );
}
