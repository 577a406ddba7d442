import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetDetail, DatasetVersion } from '../../../../shared/dataset.ts';
import { refWords } from '../../../column-words.ts';
import { Tabs } from '../../../ui/controls/tabs.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { DescribeColumns } from '../describe/describe-columns.tsx';
import { DeriveSteps } from './derive-steps.tsx';

type NewVersionPageProps = {
  readonly detail: DatasetDetail;
  readonly onClose: () => void;
  readonly onMade: (version: DatasetVersion) => void;
};

/** A frozen version never changes: another one is made from it, by steps on its rows or by describing its columns. */
export function NewVersionPage({ detail, onClose, onMade }: NewVersionPageProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('steps');
  const ref = refWords(`${detail.version.name}@${detail.version.version}`);
  const tabs = [
    {
      value: 'steps',
      label: t('derive.tabSteps'),
      content: <DeriveSteps detail={detail} onMade={onMade} />,
    },
    {
      value: 'describe',
      label: t('derive.tabDescribe'),
      content: <DescribeColumns detail={detail} onMade={onMade} />,
    },
  ];
  return (
    <Page
      title={t('derive.title', { ref })}
      sentence={t('derive.sentence', { ref })}
      parent={{ label: t('shell.screen.data'), here: t('derive.here'), onOpen: onClose }}
    >
      <Card flush className="data-new-version">
        <Tabs label={t('derive.here')} tabs={tabs} value={tab} onChange={setTab} />
      </Card>
    </Page>
  );
}
