import { Download, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetDetail, DatasetVersion } from '../../../shared/dataset.ts';
import { columnWords } from '../../column-words.ts';
import { formatNumber } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { CopyId, shortDigest } from '../../ui/marks/copy-id.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useCall } from '../../use-call.ts';
import { useTask } from '../../use-task.ts';
import { DatasetColumns } from './dataset-columns.tsx';
import { DatasetOrigin } from './dataset-origin.tsx';
import { DatasetQuality } from './dataset-quality.tsx';
import { DatasetRows } from './dataset-rows.tsx';
import { DatasetVersions } from './dataset-versions.tsx';
import { useScoring } from './use-scoring.tsx';

type DatasetViewProps = {
  /** Such as `screening@3`, or a version's id. */
  readonly shown: string;
  readonly datasets: readonly DatasetVersion[];
  readonly onAdd: () => void;
};

export function DatasetView({ shown, datasets, onAdd }: DatasetViewProps) {
  const detail = useCall('dataset.show', { ref: shown }, ['datasets']);
  return (
    <Shown loaded={detail} shape="rows">
      {(value) => <DatasetDetailPage detail={value} datasets={datasets} onAdd={onAdd} />}
    </Shown>
  );
}

type DatasetDetailProps = Omit<DatasetViewProps, 'shown'> & { readonly detail: DatasetDetail };

const refOf = ({ name, version }: DatasetVersion): string => `${name}@${version}`;

function DatasetDetailPage({ detail, datasets, onAdd }: DatasetDetailProps) {
  const { t } = useTranslation();
  const { version } = detail;
  const { task, start } = useTask('dataset.export');
  const scoring = useScoring(refOf(version), columnWords(version.name));
  const exportNow = async () => {
    const path = await window.fieldloop.saveFile(`${version.name}-v${version.version}.csv`);
    if (path === null) return;
    const written = await start({ ref: refOf(version), path }, t('data.exporting', { name: version.name }));
    if (written) showToast({ message: t('data.exported', { count: written.rows, rows: formatNumber(written.rows) }) });
  };
  return (
    <Page
      title={
        <span className="data-title">
          {columnWords(version.name)} <Tag kind="plain" label={t('data.version', { version: version.version })} />
          <Tag kind="frozen" label={t('data.frozen')} />
        </span>
      }
      sentence={<VersionSentence version={version} />}
      actions={
        <>
          <DatasetChoice current={version.name} datasets={datasets} />
          <Button
            icon={Download}
            label={t('data.export')}
            busy={task.state === 'running' ? t('data.exporting', { name: version.name }) : undefined}
            onClick={() => void exportNow()}
          />
          {scoring.button}
          <Button kind="filled" icon={Plus} label={t('data.add')} onClick={onAdd} />
        </>
      }
    >
      {task.state === 'failed' && (
        <Card flush>
          <Failed error={task.error} />
        </Card>
      )}
      <div className="page-columns data-columns">
        <DatasetVersions detail={detail} />
        <VersionTabs detail={detail} />
        <DatasetQuality detail={detail} />
      </div>
    </Page>
  );
}

function VersionSentence({ version }: { readonly version: DatasetVersion }) {
  const { t } = useTranslation();
  const words = { rows: formatNumber(version.rows), columns: version.columns.length, who: version.actorName };
  return (
    <>
      {t('data.sentence', words)}{' '}
      <span className="caption">
        {t('data.digestOf')} <CopyId id={version.digest} shown={shortDigest(version.digest)} />
      </span>
    </>
  );
}

/** Only where there is more than one data set to choose from. */
function DatasetChoice({
  current,
  datasets,
}: {
  readonly current: string;
  readonly datasets: readonly DatasetVersion[];
}) {
  const { t } = useTranslation();
  const names = [...new Set(datasets.map(({ name }) => name))];
  if (names.length < 2) return null;
  return (
    <Select
      label={t('data.dataset')}
      labelHidden
      value={current}
      options={names.map((name) => ({ value: name, label: columnWords(name) }))}
      onChange={(name) => goTo('data', name)}
    />
  );
}

function VersionTabs({ detail }: { readonly detail: DatasetDetail }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('columns');
  const { version } = detail;
  const tabs = [
    {
      value: 'columns',
      label: t('data.tab.columns', { columns: formatNumber(version.columns.length) }),
      content: <DatasetColumns detail={detail} />,
    },
    {
      value: 'rows',
      label: t('data.tab.rows', { rows: formatNumber(version.rows) }),
      content: <DatasetRows version={version} />,
    },
    { value: 'origin', label: t('data.tab.origin'), content: <DatasetOrigin version={version} /> },
  ];
  return (
    <Card flush>
      <Tabs label={version.name} tabs={tabs} value={tab} onChange={setTab} />
    </Card>
  );
}
