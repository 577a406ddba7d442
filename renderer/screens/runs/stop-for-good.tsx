import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonProps } from '../../ui/controls/button.tsx';
import { AskDialog } from '../../ui/feedback/ask-dialog.tsx';
import { useAction } from '../../use-action.ts';

type StopProps = { readonly id: string; readonly size?: ButtonProps['size'] };

/** Ends a run that could still be resumed, after asking. */
export function StopForGood({ id, size }: StopProps) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const cancel = useAction('run.cancel');
  const stop = () => {
    setAsks(false);
    void cancel.run({ id });
  };
  return (
    <>
      <Button kind="danger" size={size} label={t('runs.stopForGood')} onClick={() => setAsks(true)} />
      {asks && (
        <AskDialog
          title={t('runs.stopAsk')}
          onClose={() => setAsks(false)}
          leave={t('runs.stopKeep')}
          act={{ label: t('runs.stopForGood'), onClick: stop }}
        >
          <p>{t('runs.stopWords')}</p>
        </AskDialog>
      )}
    </>
  );
}
