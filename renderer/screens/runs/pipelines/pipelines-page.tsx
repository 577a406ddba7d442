import { Plus, Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../../shell/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Empty } from '../../../ui/feedback/empty.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { useAction } from '../../../use-action.ts';
import { useCall } from '../../../use-call.ts';
import { KeptPipeline } from './kept-pipeline.tsx';
import { PipelineRuns } from './pipeline-runs.tsx';

/** What the project keeps of pipelines, and their newest runs. */
export function PipelinesPage() {
  const { t } = useTranslation();
  const list = useCall('pipeline.list', {}, ['pipelines', 'projects']);
  const add = useAction('pipeline.add');
  const choose = async () => {
    const path = await window.fieldloop.chooseFile('any');
    if (path !== null) await add.run({ path });
  };
  const addNow = (
    <Button
      kind="filled"
      icon={Plus}
      label={t('pipelines.add')}
      busy={add.busy ? t('pipelines.adding') : undefined}
      onClick={() => void choose()}
    />
  );
  return (
    <Page
      title={t('pipelines.title')}
      sentence={t('pipelines.sentence')}
      parent={{ label: t('shell.screen.runs'), here: t('pipelines.title'), onOpen: () => goTo('runs') }}
      actions={addNow}
    >
      {add.error && (
        <Card>
          <Failed error={add.error} />
        </Card>
      )}
      <Shown loaded={list} shape="rows">
        {({ pipelines, runs }) => (
          <>
            {pipelines.length === 0 ? (
              <Card>
                <Empty icon={Workflow} title={t('pipelines.none')} missing={t('pipelines.noneMissing')} />
              </Card>
            ) : (
              <Card flush>
                {pipelines.map((kept) => (
                  <KeptPipeline key={kept.name} kept={kept} />
                ))}
              </Card>
            )}
            {runs.length > 0 && <PipelineRuns runs={runs} />}
          </>
        )}
      </Shown>
    </Page>
  );
}
