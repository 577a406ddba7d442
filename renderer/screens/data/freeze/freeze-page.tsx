import { ClipboardPenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { BeingRead } from '../../../ui/feedback/being-read.tsx';
import { Empty } from '../../../ui/feedback/empty.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { useReading } from '../../../use-reading.ts';
import { FreezeForm } from './freeze-form.tsx';

type FreezePageProps = {
  readonly datasets: readonly DatasetVersion[];
  readonly onClose: () => void;
  readonly onMade: (version: DatasetVersion) => void;
};

/** Records captured here become a version: which of them, how many that are, and what it is called. */
export function FreezePage({ datasets, onClose, onMade }: FreezePageProps) {
  const { t } = useTranslation();
  const survey = useReading('record.previewFreeze', {});
  return (
    <Page
      title={t('freeze.title')}
      sentence={t('freeze.sentence')}
      parent={{ label: t('shell.screen.data'), here: t('freeze.here'), onOpen: onClose }}
    >
      <Card flush>
        <BeingRead of={survey} words={t('freeze.counting')}>
          {(value) => (value.of === 0 ? <NoRecords /> : <FreezeForm survey={value} {...{ datasets, onMade }} />)}
        </BeingRead>
      </Card>
    </Page>
  );
}

function NoRecords() {
  const { t } = useTranslation();
  return (
    <Empty
      icon={ClipboardPenLine}
      title={t('freeze.none')}
      missing={t('freeze.noneWords')}
      action={<Button label={t('freeze.capture')} onClick={() => goTo('capture')} />}
    />
  );
}
