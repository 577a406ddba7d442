import { Download, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetDetail, DatasetVersion } from '../../../shared/dataset.ts';
import { formatBytes, formatMoment, formatNumber } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { VersionLine } from '../../ui/layout/version-line.tsx';
import { CopyId, shortDigest } from '../../ui/marks/copy-id.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useCall } from '../../use-call.ts';
import { useTask } from '../../use-task.ts';
import { DatasetColumns } from './dataset-columns.tsx';
import { DatasetRows } from './dataset-rows.tsx';

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
          {version.name} <Tag kind="plain" label={t('data.version', { version: version.version })} />
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
          <Button kind="filled" icon={Plus} label={t('data.add')} onClick={onAdd} />
        </>
      }
    >
      {task.state === 'failed' && <Failed error={task.error} />}
      <div className="page-columns data-columns">
        <Versions detail={detail} />
        <VersionTabs detail={detail} />
      </div>
    </Page>
  );
}

function VersionSentence({ version }: { readonly version: DatasetVersion }) {
  const { t } = useTranslation();
  const words = { rows: formatNumber(version.rows), columns: version.columns.length, who: version.actorName };
  return (
    <>
      {t('data.sentence', words)} <CopyId id={version.digest} shown={shortDigest(version.digest)} />
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
      options={names.map((name) => ({ value: name, label: name }))}
      onChange={(name) => goTo('data', name)}
    />
  );
}

function Versions({ detail: { version, versions } }: { readonly detail: DatasetDetail }) {
  const { t } = useTranslation();
  return (
    <div>
      <h2 className="card-heading data-versions-heading">{t('data.versions')}</h2>
      <VersionLine
        label={t('data.versions')}
        chosen={version.id}
        entries={versions.map((entry) => ({
          id: entry.id,
          name: t('data.version', { version: entry.version }),
          when: formatMoment(entry.createdAtMs),
          what: entry.source.name,
          who: entry.actorName,
        }))}
        onChoose={(id) => {
          const chosen = versions.find((entry) => entry.id === id);
          if (chosen) goTo('data', refOf(chosen));
        }}
      />
    </div>
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
      content: <DatasetRows version={refOf(version)} />,
    },
    { value: 'origin', label: t('data.tab.origin'), content: <Origin version={version} /> },
  ];
  return (
    <Card flush>
      <Tabs label={version.name} tabs={tabs} value={tab} onChange={setTab} />
    </Card>
  );
}

function Origin({ version: { id, source, actorName, createdAtMs } }: { readonly version: DatasetVersion }) {
  const { t } = useTranslation();
  const facts = [
    { name: t('data.origin.file'), value: source.name },
    { name: t('data.origin.size'), value: formatBytes(source.sizeBytes) },
    { name: t('data.origin.digest'), value: <CopyId id={source.sha256} shown={shortDigest(source.sha256)} /> },
    { name: t('data.origin.who'), value: actorName },
    { name: t('data.origin.when'), value: formatMoment(createdAtMs) },
  ];
  return (
    <div className="card-row">
      <Facts facts={facts} />
      <Button size="bar" label={t('data.origin.lineage')} onClick={() => goTo('lineage', id)} />
    </div>
  );
}
