import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../shared/registry.ts';
import type { AppError } from '../../../shared/result.ts';
import { call } from '../../call.ts';
import { formatOfHundred } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Slider } from '../../ui/controls/slider.tsx';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';

type PutInUseProps = { readonly model: ModelVersion; readonly onClose: () => void };

/** Every record from then on is scored by this version; the limit goes with it. */
export function PutInUse({ model, onClose }: PutInUseProps) {
  const { t } = useTranslation();
  const hasLimit = model.spec.task === 'binary';
  const [limit, setLimit] = useState(model.threshold ?? 0.5);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const promote = async () => {
    const result = await call('model.promote', {
      ref: model.ref,
      ...(hasLimit ? { threshold: limit } : {}),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
    if (!result.ok) return setError(result.error);
    showToast({ message: t('models.nowInUse', { model: result.value.ref }) });
    onClose();
  };
  return (
    <Dialog
      title={t('models.putInUse', { model: model.ref })}
      onClose={onClose}
      actions={
        <>
          <Button label={t('ui.close')} onClick={onClose} />
          <Button kind="filled" label={t('models.putInUseNow')} onClick={() => void promote()} />
        </>
      }
    >
      <p>{t('models.consequence')}</p>
      {hasLimit && (
        <Slider
          label={t('models.limitOf', { answer: model.spec.positiveClass })}
          min={0.01}
          max={0.99}
          step={0.01}
          value={limit}
          words={t('models.limitWords', { limit: formatOfHundred(limit) })}
          onChange={setLimit}
        />
      )}
      <Field label={t('models.reason')} value={reason} onChange={setReason} />
      {error && <Failed error={error} />}
    </Dialog>
  );
}
