import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { AskDialog } from '../../../ui/feedback/ask-dialog.tsx';
import { useAction } from '../../../use-action.ts';

/** Ends a run for good, after asking; what its steps made stays. */
export function StopPipeline({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const cancel = useAction('pipeline.cancel');
  const stop = async () => {
    if ((await cancel.run({ id })) !== null) setAsks(false);
  };
  return (
    <>
      <Button kind="danger" label={t('pipelines.cancel')} onClick={() => setAsks(true)} />
      {asks && (
        <AskDialog
          title={t('pipelines.cancelAsk')}
          onClose={() => setAsks(false)}
          leave={t('pipelines.cancelKeep')}
          act={{
            label: t('pipelines.cancel'),
            busy: cancel.busy ? t('pipelines.cancelling') : undefined,
            onClick: () => void stop(),
          }}
          error={cancel.error}
        >
          <p>{t('pipelines.cancelWords')}</p>
        </AskDialog>
      )}
    </>
  );
}
