import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../call.ts';
import type { AppError } from '../../../../shared/result.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { TextArea } from '../../../ui/controls/text-area.tsx';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';

type DecideStepProps = { readonly runId: string; readonly step: string; readonly size?: 'normal' | 'bar' };

/** Both ways have the same weight; each asks for the reason, which stays with the run. */
export function DecideStep({ runId, step, size = 'normal' }: DecideStepProps) {
  const { t } = useTranslation();
  const [accepts, setAccepts] = useState<boolean | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const decide = (accept: boolean, reason: string) => {
    setAccepts(null);
    setError(null);
    showToast({ message: t(accept ? 'pipelines.acceptedNow' : 'pipelines.declinedNow') });
    // The answer comes when the run has gone on as far as it does; it is watched on its page meanwhile.
    void call('pipeline.decide', { id: runId, step, accept, reason }).then((decided) => {
      if (!decided.ok) setError(decided.error);
    });
  };
  return (
    <>
      <Button size={size} label={t('pipelines.accept')} onClick={() => setAccepts(true)} />
      <Button size={size} label={t('pipelines.decline')} onClick={() => setAccepts(false)} />
      {error && <Failed error={error} />}
      {accepts !== null && (
        <WhyDialog accept={accepts} onClose={() => setAccepts(null)} onDecide={(reason) => decide(accepts, reason)} />
      )}
    </>
  );
}

type WhyDialogProps = {
  readonly accept: boolean;
  readonly onClose: () => void;
  readonly onDecide: (reason: string) => void;
};

function WhyDialog({ accept, onClose, onDecide }: WhyDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const why = reason.trim();
  const way = accept ? 'accept' : 'decline';
  return (
    <AskDialog
      title={t(`pipelines.ask.${way}`)}
      onClose={onClose}
      act={{
        label: t(`pipelines.${way}`),
        locked: why === '' ? t('pipelines.needsReason') : undefined,
        onClick: () => onDecide(why),
      }}
    >
      <p>{t(`pipelines.askWords.${way}`)}</p>
      <TextArea label={t('pipelines.reason')} value={reason} onChange={setReason} />
    </AskDialog>
  );
}
