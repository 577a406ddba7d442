import { useTranslation } from 'react-i18next';
import type { DatasetDetail, DatasetVersion } from '../../../shared/dataset.ts';
import { formatNumber } from '../../format.ts';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { DatasetChanges } from './changes/dataset-changes.tsx';
import { useVersionWords } from './changes/use-version-words.ts';
import { versionBefore } from './changes/version-before.ts';
import { DatasetColumns } from './dataset-columns.tsx';
import { DatasetOrigin } from './dataset-origin.tsx';
import { ImageGrid } from './images/image-grid.tsx';
import { DatasetRows } from './dataset-rows.tsx';

/** A row to go to, counted from 0; a new object goes there again. */
export type RowJump = { readonly row: number };

type VersionTabsProps = {
  readonly detail: DatasetDetail;
  readonly datasets: readonly DatasetVersion[];
  readonly tab: string;
  readonly jump: RowJump | null;
  readonly onTab: (tab: string) => void;
  readonly onShowRow: (row: number) => void;
};

/** What a version holds, what changed since the one before, and where it came from. */
export function VersionTabs({ detail, datasets, tab, jump, onTab, onShowRow }: VersionTabsProps) {
  const { t } = useTranslation();
  const { version } = detail;
  const wordsOf = useVersionWords(version.name);
  const before = versionBefore(version, datasets);
  const images = {
    value: 'images',
    label: t('images.tab', { images: formatNumber(version.rows) }),
    content: <ImageGrid version={version} wanted={jump} />,
  };
  const tabs = [
    ...(version.columns.some(({ type }) => type === 'image') ? [images] : []),
    {
      value: 'columns',
      label: t('data.tab.columns', { columns: formatNumber(version.columns.length) }),
      content: <DatasetColumns detail={detail} />,
    },
    {
      value: 'rows',
      label: t('data.tab.rows', { rows: formatNumber(version.rows) }),
      content: <DatasetRows version={version} wanted={jump} />,
    },
    {
      value: 'changes',
      label: before ? t('changes.tab', { before: wordsOf(before) }) : t('changes.tabAlone'),
      content: <DatasetChanges {...{ detail, datasets, onShowRow }} />,
    },
    {
      value: 'origin',
      label: t('data.tab.origin'),
      content: <DatasetOrigin version={version} datasets={datasets} />,
    },
  ];
  return (
    <Card flush>
      <Tabs label={version.name} tabs={tabs} value={tab} onChange={onTab} />
    </Card>
  );
}
