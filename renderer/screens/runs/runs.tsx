import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RunSummary } from '../../../shared/run.ts';
import { goTo } from '../../shell/navigation.ts';
import { screens } from '../../shell/screens.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { RunDetail } from './run-detail.tsx';
import { RunTable } from './run-table.tsx';
import { TrainPage } from './train-page.tsx';
import { TrainingCard } from './training-card.tsx';
import { useTraining } from './training-store.ts';

/** The page that starts a run, beside the runs' own ids. */
const NEW = 'new';

export function Runs({ focus }: ScreenProps) {
  if (focus === NEW) return <TrainPage />;
  return focus === undefined ? <RunsPage /> : <RunDetail key={focus} id={focus} />;
}

function RunsPage() {
  const { t } = useTranslation();
  const list = useCall('run.list', {}, ['runs', 'projects']);
  const today = useCall('today.show', {}, ['models', 'projects']);
  const inUse = today.state === 'ready' ? (today.value.champion?.ref ?? null) : null;
  const { training, error } = useTraining();
  const trainNow = <Button kind="filled" icon={Plus} label={t('runs.train')} onClick={() => goTo('runs', NEW)} />;
  return (
    <Page
      title={t('shell.screen.runs')}
      sentence={training ? t('runs.oneTrains') : t('nothingYet.runs.sentence')}
      actions={trainNow}
    >
      {training && <TrainingCard training={training} />}
      {error && (
        <Card flush>
          <Failed error={error} />
        </Card>
      )}
      <Shown loaded={list} shape="rows">
        {({ runs }) => (runs.length === 0 ? <NoRuns /> : <RunList runs={newestFirst(runs)} inUse={inUse} />)}
      </Shown>
    </Page>
  );
}

const newestFirst = (runs: readonly RunSummary[]) => runs.toSorted((a, b) => b.startedAtMs - a.startedAtMs);

type RunListProps = { readonly runs: readonly RunSummary[]; readonly inUse: string | null };

function RunList({ runs, inUse }: RunListProps) {
  const { t } = useTranslation();
  return (
    <div>
      <Card flush>
        <RunTable runs={runs} inUse={inUse} />
      </Card>
      <p className="caption runs-footnote">{t('runs.footnote')}</p>
    </div>
  );
}

function NoRuns() {
  const { t } = useTranslation();
  return (
    <Card>
      <Empty icon={screens.runs.icon} title={t('nothingYet.runs.title')} missing={t('nothingYet.runs.missing')} />
    </Card>
  );
}
