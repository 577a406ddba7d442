import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetDetail, DatasetVersion } from '../../../shared/dataset.ts';
import { columnWords } from '../../column-words.ts';
import { formatNumber } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { CopyId, shortDigest } from '../../ui/marks/copy-id.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useCall } from '../../use-call.ts';
import type { AddDataProps } from './add-data.tsx';
import { DatasetActions } from './dataset-actions.tsx';
import { DatasetVersions } from './dataset-versions.tsx';
import { NewVersionPage } from './derive/new-version-page.tsx';
import { DatasetQuality } from './quality/dataset-quality.tsx';
import { useExport } from './use-export.ts';
import { useScoring } from './use-scoring.tsx';
import { type RowJump, VersionTabs } from './version-tabs.tsx';

type DatasetViewProps = {
  /** Such as `screening@3`, or a version's id. */
  readonly shown: string;
  readonly datasets: readonly DatasetVersion[];
  readonly ways: AddDataProps;
};

export function DatasetView({ shown, ...props }: DatasetViewProps) {
  const detail = useCall('dataset.show', { ref: shown }, ['datasets']);
  return (
    <Shown loaded={detail} shape="rows">
      {(value) => <DatasetDetailPage key={value.version.id} detail={value} {...props} />}
    </Shown>
  );
}

type DatasetDetailProps = Omit<DatasetViewProps, 'shown'> & { readonly detail: DatasetDetail };

function DatasetDetailPage({ detail, datasets, ways }: DatasetDetailProps) {
  const { t } = useTranslation();
  const { version } = detail;
  const [isMaking, setIsMaking] = useState(false);
  const hasImages = version.columns.some(({ type }) => type === 'image');
  const [tab, setTab] = useState(hasImages ? 'images' : 'columns');
  const [jump, setJump] = useState<RowJump | null>(null);
  const exporting = useExport(version);
  const scoring = useScoring(`${version.name}@${version.version}`, columnWords(version.name));
  const showRow = (row: number) => {
    setTab(hasImages ? 'images' : 'rows');
    setJump({ row });
  };
  if (isMaking)
    return (
      <NewVersionPage
        detail={detail}
        onClose={() => setIsMaking(false)}
        onMade={(made) => {
          setIsMaking(false);
          goTo('data', `${made.name}@${made.version}`);
        }}
      />
    );
  return (
    <Page
      title={
        <span className="data-title">
          {columnWords(version.name)} <Tag kind="plain" label={t('data.version', { version: version.version })} />
          <Tag kind="frozen" label={t('data.frozen')} />
        </span>
      }
      sentence={<VersionSentence version={version} />}
      actions={<DatasetActions {...{ version, datasets, exporting, ways }} score={scoring.button} />}
    >
      {exporting.error && (
        <Card flush>
          <Failed error={exporting.error} />
        </Card>
      )}
      {scoring.failure && <Card flush>{scoring.failure}</Card>}
      <div className="page-columns data-columns">
        <DatasetVersions detail={detail} onNewVersion={() => setIsMaking(true)} />
        <VersionTabs {...{ detail, datasets, tab, jump }} onTab={setTab} onShowRow={showRow} />
        <DatasetQuality detail={detail} onShowRow={showRow} />
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
