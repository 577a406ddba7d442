import { ListChecks, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { TestReport } from '../../../../shared/test-report.ts';
import { formatMoment, formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { useCall } from '../../../use-call.ts';
import type { RowsProgress, TaskState } from '../../../use-task.ts';
import { Overrides } from './overrides.tsx';
import { TestRows } from './test-rows.tsx';
import { useTestWords } from './use-test-words.ts';

type TestsTabProps = {
  readonly detail: Output<'model.show'>;
  readonly task: TaskState;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onChangeTests: () => void;
};

/** What a version's tests said, whether it may be put in use, and what tests it. */
export function TestsTab({ detail: { model, moves }, task, onRun, onStop, onChangeTests }: TestsTabProps) {
  const { t } = useTranslation();
  const tests = useCall('model.tests', { ref: model.ref }, ['models']);
  return (
    <div className="models-tests">
      <div className="models-tests-head">
        <Overrides moves={moves.filter(({ modelVersionId }) => modelVersionId === model.id)} />
        {task.state === 'running' && <Running progress={task.progress} onStop={onStop} />}
        {task.state === 'failed' && <Failed error={task.error} />}
      </div>
      <Shown loaded={tests} shape="rows">
        {({ declared, gate, reports }) => (
          <>
            <Reports key={reports[0]?.id} reports={reports} />
            <footer className="models-gate">
              <div>
                <strong>
                  {gate.passed || gate.because === null
                    ? t('models.tests.passes')
                    : t(`models.tests.gate.${gate.because}`)}
                </strong>
                <p className="second table-text">
                  {declared.declaredAtMs === null
                    ? t('models.tests.byDefault')
                    : t('models.tests.declared', {
                        when: formatMoment(declared.declaredAtMs),
                        who: declared.actorName,
                        version: formatNumber(declared.version),
                      })}
                </p>
              </div>
              <Button icon={SlidersHorizontal} label={t('models.tests.change')} onClick={onChangeTests} />
              <Button
                icon={ListChecks}
                label={t('models.tests.run')}
                busy={task.state === 'running' ? t('models.tests.running') : undefined}
                onClick={onRun}
              />
            </footer>
          </>
        )}
      </Shown>
    </div>
  );
}

type RunningProps = { readonly progress: RowsProgress | null; readonly onStop: () => void };

/** Rows are asked first, all at once; then the tests are counted. */
export function Running({ progress, onStop }: RunningProps) {
  const { t } = useTranslation();
  if (progress === null) return <Progress label={t('models.tests.scoringFirst')} share={null} onStop={onStop} />;
  const counted = { done: formatNumber(progress.done), of: formatNumber(progress.of) };
  return (
    <Progress
      label={t('models.tests.runningOf', counted)}
      share={progress.of > 0 ? progress.done / progress.of : null}
      onStop={onStop}
    />
  );
}

/** The newest, and a choice of those before it. */
function Reports({ reports }: { readonly reports: readonly TestReport[] }) {
  const { t } = useTranslation();
  const { tested } = useTestWords();
  const [shown, setShown] = useState(reports[0]?.id ?? '');
  const report = reports.find(({ id }) => id === shown);
  if (report === undefined) return <p className="second table-text models-tests-head">{t('models.tests.none')}</p>;
  return (
    <>
      <div className="models-tests-head">
        <p className="second table-text">{tested(report, formatMoment(report.testedAtMs))}</p>
        {reports.length > 1 && (
          <Select
            label={t('models.tests.earlier')}
            labelHidden
            value={shown}
            options={reports.map(({ id, testedAtMs }) => ({ value: id, label: formatMoment(testedAtMs) }))}
            onChange={setShown}
          />
        )}
      </div>
      <TestRows results={report.results} />
    </>
  );
}
