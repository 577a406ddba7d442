import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

/** Chooses a backup; the dialog says what it holds before anything is done. */
export function RestoreBackup() {
  const { t } = useTranslation();
  const [path, setPath] = useState<string | null>(null);
  const choose = async () => setPath(await window.fieldloop.chooseFile('any'));
  return (
    <>
      <Button size="bar" label={t('restore.choose')} onClick={() => void choose()} />
      {path !== null && <RestoreDialog path={path} onClose={() => setPath(null)} />}
    </>
  );
}
