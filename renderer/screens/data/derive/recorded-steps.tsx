import { useTranslation } from 'react-i18next';
import type { DatasetVersion, DerivedSource } from '../../../../shared/dataset.ts';
import { refWords } from '../../../column-words.ts';
import { formatNumber } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useTask } from '../../../use-task.ts';
import { newerBase } from './newer-base.ts';
import { useStepWords } from './use-step-words.ts';

type RecordedStepsProps = {
  readonly version: DatasetVersion;
  readonly source: DerivedSource;
  readonly datasets: readonly DatasetVersion[];
};

/** The steps that made a version, and one button that takes them again on what has come since. */
export function RecordedSteps({ version, source, datasets }: RecordedStepsProps) {
  const { t } = useTranslation();
  const wordsOf = useStepWords();
  const newer = newerBase(version, source, datasets);
  return (
    <section className="derive-recorded" aria-label={t('derive.recorded')}>
      <h3 className="changes-part-heading">
        {t('derive.recordedFrom')}{' '}
        <LinkButton label={refWords(source.fromRef)} onClick={() => goTo('data', source.fromVersionId)} />
      </h3>
      <ol className="derive-sentences table-text">
        {source.steps.map((step, index) => (
          // Steps have no name of their own and never change places.
          <li key={`step ${index}`}>{wordsOf(step)}</li>
        ))}
      </ol>
      {newer && <Replay version={version} newer={newer} />}
    </section>
  );
}

function Replay({ version, newer }: { readonly version: DatasetVersion; readonly newer: DatasetVersion }) {
  const { t } = useTranslation();
  const { task, start } = useTask('dataset.derive');
  const ref = refWords(`${newer.name}@${newer.version}`);
  const replay = async () => {
    const made = await start({ replay: version.id, ref: newer.id, name: version.name }, t('derive.replaying', { ref }));
    if (!made) return;
    showToast({ message: t('derive.made', { count: made.rows, rows: formatNumber(made.rows) }) });
    goTo('data', `${made.name}@${made.version}`);
  };
  return (
    <div>
      <Button
        size="bar"
        label={t('derive.replay', { ref })}
        busy={task.state === 'running' ? t('derive.replaying', { ref }) : undefined}
        onClick={() => void replay()}
      />
      {task.state === 'failed' && <Failed error={task.error} />}
    </div>
  );
}
