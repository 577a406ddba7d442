import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShellState } from '../../shell/shell-state.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SlipDialog } from './slip-dialog.tsx';

/** The way to a record's slip; nothing where the project prints none. */
export function PrintSlip({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const hasSlip = useShellState(({ project }) => project?.definition.slip !== undefined);
  if (!hasSlip) return null;
  return (
    <>
      <Button size="capture" icon={Printer} label={t('slip.open')} onClick={() => setIsOpen(true)} />
      {isOpen && <SlipDialog recordId={recordId} onClose={() => setIsOpen(false)} />}
    </>
  );
}
