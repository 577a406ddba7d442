import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gainOfMoreRows } from '../../../shared/domain/fit-power-law.ts';
import { hoursOfLabels } from '../../../shared/domain/label-hours.ts';
import type { LearningCurve } from '../../../shared/learning-curve.ts';
import type { Run } from '../../../shared/run.ts';
import { learningChartPoints } from '../../charts/learning-chart-points.ts';
import { LearningCurveChart } from '../../charts/learning-curve-chart.tsx';
import { columnWords } from '../../column-words.ts';
import { formatDuration, formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { useCall } from '../../use-call.ts';
import { useTask } from '../../use-task.ts';

/** Numbers of labels that one asks about. */
const CHOICES = [100, 300, 1_000, 3_000, 10_000] as const;

/** Whether a retrain with more labels is worth it, from the run's learning curve; it is measured when asked. */
export function MoreLabels({ run }: { readonly run: Run }) {
  const loaded = useCall('learningCurve.show', { run: run.id }, ['runs']);
  const { task, action, progress } = useMeasuring(run);
  return (
    <Shown loaded={loaded}>
      {({ curve }) => (
        <>
          {curve === null ? (
            <NotMeasured action={action(false)} progress={progress} />
          ) : (
            <CurveAndGain curve={curve} action={action(true)} progress={progress} />
          )}
          {task.state === 'failed' && <Failed error={task.error} />}
        </>
      )}
    </Shown>
  );
}

/** The button that measures, or stops it, and how far it is. */
function useMeasuring({ id, modelName }: Run) {
  const { t } = useTranslation();
  const { task, start, stop } = useTask('model.learningCurve');
  const measure = () => void start({ run: id }, t('learningCurve.measuring', { model: columnWords(modelName) }));
  const running = task.state === 'running' ? task : null;
  return {
    task,
    progress: running?.progress
      ? t('learningCurve.isMeasuring', { done: running.progress.done, of: running.progress.of })
      : null,
    action: (again: boolean): ReactNode =>
      running ? (
        <Button size="bar" label={t('learningCurve.stop')} onClick={stop} />
      ) : (
        <Button size="bar" label={t(again ? 'learningCurve.again' : 'learningCurve.measure')} onClick={measure} />
      ),
  };
}

function NotMeasured({ action, progress }: { readonly action: ReactNode; readonly progress: string | null }) {
  const { t } = useTranslation();
  return (
    <Card title={t('learningCurve.title')} aside={action}>
      <p className="second table-text">{progress ?? t('learningCurve.missing')}</p>
    </Card>
  );
}

type CurveAndGainProps = {
  readonly curve: LearningCurve;
  readonly action: ReactNode;
  readonly progress: string | null;
};

function CurveAndGain({ curve, action, progress }: CurveAndGainProps) {
  const { t } = useTranslation();
  const [labels, setLabels] = useState('1000');
  const more = Number(labels);
  const finding = useGainSentence(curve, more);
  const { secondsPerLabel, measuredOn } = curve.pace;
  const seconds = formatNumber(secondsPerLabel, 0);
  return (
    <div className="more-labels">
      <LearningCurveChart
        title={t('learningCurve.title')}
        unit={t(`learningCurve.unit.${curve.measure}`)}
        finding={finding}
        points={learningChartPoints(curve, more)}
        now={curve.rows}
      />
      <Card title={finding} className="more-labels-words">
        <p className="second table-text">
          {measuredOn === 0
            ? t('learningCurve.paceAssumed', { seconds })
            : t('learningCurve.paceMeasured', { seconds, answers: formatNumber(measuredOn) })}{' '}
          {t('learningCurve.limits')}
        </p>
        <Select
          label={t('learningCurve.labels')}
          labelHidden
          value={labels}
          onChange={setLabels}
          options={CHOICES.map((choice) => ({
            value: String(choice),
            label: t('learningCurve.labelsOf', { labels: formatNumber(choice) }),
          }))}
        />
        {progress && <p className="second table-text">{progress}</p>}
        <div>{action}</div>
      </Card>
    </div>
  );
}

/** "1,000 more labels (about 6 h) would bring about 0.4 points of AUC (0 to 1.1)". */
function useGainSentence(curve: LearningCurve, labels: number): string {
  const { t } = useTranslation();
  const gain = gainOfMoreRows(curve, curve.rows, labels);
  const factor = curve.measure === 'absoluteError' ? 1 : 100;
  const write = (value: number): string => formatNumber(value * factor, curve.measure === 'absoluteError' ? 3 : 1);
  return t(`learningCurve.finding.${curve.measure}`, {
    labels: formatNumber(labels),
    hours: formatDuration(hoursOfLabels(curve.pace, labels) * 3_600),
    gain: write(gain.value),
    low: write(gain.low),
    high: write(gain.high),
  });
}
