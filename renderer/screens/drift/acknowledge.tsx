import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { AskDialog } from '../../ui/feedback/ask-dialog.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useAction } from '../../use-action.ts';

/** Somebody looked: the alert stays in the history with the reason and the name. */
export function Acknowledge({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const acknowledge = useAction('alert.acknowledge');
  const close = () => setReason(null);
  const why = reason?.trim() ?? '';
  const send = async () => {
    if ((await acknowledge.run({ id, reason: why })) === null) return;
    close();
    showToast({ message: t('drift.acknowledgedNow') });
  };
  return (
    <div className="drift-act">
      <Button wide label={t('drift.acknowledge')} onClick={() => setReason('')} />
      {reason !== null && (
        <AskDialog
          title={t('drift.acknowledgeTitle')}
          onClose={close}
          act={{
            label: t('drift.acknowledgeNow'),
            busy: acknowledge.busy ? t('drift.isAcknowledging') : undefined,
            locked: why === '' ? t('drift.needsReason') : undefined,
            onClick: () => void send(),
          }}
          error={acknowledge.error}
        >
          <p>{t('drift.acknowledgeWords')}</p>
          <Field label={t('drift.reason')} value={reason} onChange={setReason} />
        </AskDialog>
      )}
    </div>
  );
}
