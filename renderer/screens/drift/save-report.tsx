import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/calls.ts';
import type { AppError } from '../../../shared/result.ts';
import { call } from '../../call.ts';
import { MenuButton } from '../../ui/controls/menu-button.tsx';
import { Menu } from '../../ui/controls/menu.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';

/** The report as a file for a supervisor who has no Fieldloop: counts, means and shares, and no records. */
export function SaveReport({ of }: { readonly of: Input<'monitor.page'> }) {
  const { t } = useTranslation();
  const [error, setError] = useState<AppError | null>(null);
  const tell = (path: string | null) => path !== null && showToast({ message: t('drift.report.saved', { path }) });
  const saveHtml = async () => {
    setError(null);
    const path = await window.fieldloop.saveFile('report.html');
    if (path === null) return;
    const written = await call('monitor.export', { ...of, path });
    if (written.ok) tell(written.value.path);
    else setError(written.error);
  };
  const savePdf = async () => {
    setError(null);
    const page = await call('monitor.page', of);
    if (!page.ok) {
      setError(page.error);
      return;
    }
    const path = await window.fieldloop.savePdfOf('report.pdf', page.value.html).catch(() => undefined);
    if (path === undefined) setError({ code: 'report.unwritten', message: t('drift.report.failed') });
    else tell(path);
  };
  return (
    <>
      <Menu
        trigger={<MenuButton icon={FileText} label={t('drift.report.save')} />}
        items={[
          { label: t('drift.report.pdf'), onSelect: () => void savePdf() },
          { label: t('drift.report.html'), onSelect: () => void saveHtml() },
        ]}
      />
      {error && <Failed error={error} />}
    </>
  );
}
