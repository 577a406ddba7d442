import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { MergeDialog } from '../../data/exchange/merge-dialog.tsx';
import { useProjectExport } from '../../data/exchange/use-project-export.ts';
import type { SettingGroup } from '../settings-groups.tsx';

/** What laptops of a project give each other without a server: a file on a stick, either way. */
export function useShareSettings(): SettingGroup {
  const { t } = useTranslation();
  return {
    id: 'share',
    title: t('merge.group'),
    rows: [
      { name: t('merge.menuWrite'), words: t('merge.writeWords'), control: <WriteExchange /> },
      { name: t('merge.menuMerge'), words: t('merge.mergeWords'), control: <MergeExchange /> },
    ],
  };
}

function WriteExchange() {
  const { t } = useTranslation();
  const { write, busy, error } = useProjectExport();
  return (
    <>
      <Button size="bar" label={t('merge.doWrite')} busy={busy} onClick={() => void write()} />
      {error && <Failed error={error} />}
    </>
  );
}

function MergeExchange() {
  const { t } = useTranslation();
  const [path, setPath] = useState<string | null>(null);
  const choose = async () => setPath(await window.fieldloop.chooseFile('any'));
  return (
    <>
      <Button size="bar" label={t('merge.choose')} onClick={() => void choose()} />
      {path !== null && <MergeDialog path={path} onClose={() => setPath(null)} />}
    </>
  );
}
