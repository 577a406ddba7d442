import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/feedback/dialog.tsx';

type LeaveSuiteProps = { readonly onStay: () => void; readonly onLeave: () => void };

/** What was changed and not saved would be lost. */
export function LeaveSuite({ onStay, onLeave }: LeaveSuiteProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('suite.leaveTitle')}
      onClose={onStay}
      actions={
        <>
          <Button label={t('suite.stay')} onClick={onStay} />
          <Button kind="danger" label={t('suite.leave')} onClick={onLeave} />
        </>
      }
    >
      <p>{t('suite.leaveWords')}</p>
    </Dialog>
  );
}
