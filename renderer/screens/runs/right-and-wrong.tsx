import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunOutcome } from '../../../shared/run.ts';
import { Calibration } from '../../charts/calibration.tsx';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { RocCurve } from '../../charts/roc-curve.tsx';
import { columnWords } from '../../column-words.ts';
import { formatNumber, formatOfHundred } from '../../format.ts';
import { Slider } from '../../ui/controls/slider.tsx';
import { Confusion } from '../../ui/marks/confusion.tsx';
import { ClassTable } from './class-table.tsx';
import { countsAt, positiveOf, sharesOf, type TwoClassCounts } from './read-confusion.ts';

/** Found against false alarms and the four counts; for more than two classes a table of all; nothing for a number. */
export function RightAndWrong({ outcome }: { readonly outcome: RunOutcome }) {
  const positive = positiveOf(outcome);
  if (positive !== null) return <TwoClasses outcome={outcome} positive={positive} />;
  return outcome.task === 'multiclass' && <ClassTable {...outcome} />;
}

type TwoClassesProps = { readonly outcome: RunOutcome; readonly positive: string };

/** The limit is tried out here and nowhere else: what it is in use with is said when the model is put in use. */
function TwoClasses({ outcome, positive }: TwoClassesProps) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(outcome.threshold ?? 0.5);
  const counts = countsAt(outcome, positive, limit);
  if (counts === null) return null;
  const at = sharesOf(counts);
  const sentence = t('runs.findsAndAlarms', {
    finds: formatOfHundred(at.finds),
    alarms: formatOfHundred(at.falseAlarms),
  });
  return (
    <>
      <RocCurve
        title={t('runs.roc')}
        unit={t('runs.rocUnit')}
        finding={sentence}
        points={outcome.roc}
        operating={{ ...at, sentence }}
        falseAlarmsLabel={t('runs.falseAlarmsOf', { answer: counts.negative })}
      />
      <CalibrationCard points={outcome.calibration} positive={positive} />
      <ConfusionCard counts={counts} positive={positive} limit={limit} onLimit={setLimit} />
    </>
  );
}

type CalibrationCardProps = { readonly points: RunOutcome['calibration']; readonly positive: string };

/** Bins with fewer rows are drawn with their wide interval, but are no sentence's example. */
const ENOUGH = 30;

/** Runs of earlier versions kept none. */
function CalibrationCard({ points, positive }: CalibrationCardProps) {
  const { t } = useTranslation();
  if (points.length === 0) return null;
  const example = points.findLast(({ n }) => n >= ENOUGH);
  const sentence =
    example &&
    t('runs.calibrationSentence', { says: formatOfHundred(example.says), did: formatOfHundred(example.happened) });
  return (
    <Calibration
      title={t('runs.calibration')}
      unit={t('runs.calibrationUnit')}
      finding={sentence ?? t('runs.calibration')}
      points={points}
      saysLabel={t('runs.saysLabel', { answer: columnWords(positive) })}
      sentence={sentence}
    />
  );
}

type ConfusionCardProps = {
  readonly counts: TwoClassCounts;
  readonly positive: string;
  readonly limit: number;
  readonly onLimit: (limit: number) => void;
};

function ConfusionCard({ counts, positive, limit, onLimit }: ConfusionCardProps) {
  const { t } = useTranslation();
  const { found, missed, falseAlarms, rightlyLeft } = counts;
  const words = { positive: columnWords(positive), negative: columnWords(counts.negative) };
  const table = {
    columns: [
      t('runs.truly'),
      t('ui.confusion.modelSays', { answer: words.positive }),
      t('ui.confusion.modelSays', { answer: words.negative }),
    ],
    rows: [
      [words.positive, found, missed],
      [words.negative, falseAlarms, rightlyLeft],
    ],
  };
  const limitWords = t('ui.ofHundred', { count: Math.round(limit * 100) });
  return (
    <ChartFrame
      title={t('runs.rightAndWrong')}
      finding={t('runs.confusionFinding', {
        found: formatNumber(found),
        missed: formatNumber(missed),
        alarms: formatNumber(falseAlarms),
      })}
      height={222}
      table={table}
    >
      <Confusion {...counts} {...words} />
      <div className="runs-limit">
        <Slider
          label={t('runs.saysFrom', { answer: words.positive })}
          min={0.01}
          max={0.99}
          step={0.01}
          value={limit}
          words={limitWords}
          onChange={onLimit}
        />
      </div>
    </ChartFrame>
  );
}
