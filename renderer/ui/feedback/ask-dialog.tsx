import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/result.ts';
import { Button, type ButtonProps } from '../controls/button.tsx';
import { Dialog } from './dialog.tsx';
import { Failed } from './failed.tsx';

type AskDialogProps = {
  readonly title: string;
  readonly wide?: boolean | undefined;
  /** The way out that changes nothing; "Close" unless told. */
  readonly leave?: string | undefined;
  /** What is asked. It is for whoever acts to close the dialog once it is done. */
  readonly act: ButtonProps;
  /** Why it was refused, shown below all else. */
  readonly error?: AppError | null | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** One thing is done here, or nothing. */
export function AskDialog({ title, wide, leave, act, error, onClose, children }: AskDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={title}
      wide={wide}
      onClose={onClose}
      actions={
        <>
          <Button label={leave ?? t('ui.close')} onClick={onClose} />
          <Button kind="filled" {...act} />
        </>
      }
    >
      {children}
      {error && <Failed error={error} />}
    </Dialog>
  );
}
