import { useTranslation } from 'react-i18next';
import type { RunOutcome } from '../../../../shared/run.ts';
import type { LinePoint } from '../../../charts/merge-lines.ts';
import { OverlaidLines } from '../../../charts/overlaid-lines.tsx';
import { formatList } from '../../../format.ts';
import {
  calibrationCurve,
  findsByAlarms,
  learningCurve,
  residualCurve,
  rightByFinds,
  workingPoints,
} from './run-curves.ts';
import type { ComparedRuns } from './run-names.tsx';

const curves = [
  { key: 'roc', read: findsByAlarms, ofHundred: true, diagonal: true },
  { key: 'precision', read: rightByFinds, ofHundred: true },
  { key: 'calibration', read: calibrationCurve, ofHundred: true, diagonal: true, dots: true },
  { key: 'residuals', read: residualCurve, steps: true },
  { key: 'learning', read: learningCurve },
] as const;

/** Every curve that at least two of the runs have, over each other. */
export const CompareCurves = ({ runs, names }: ComparedRuns) =>
  curves.map(({ key, read, ...shape }) => (
    <Overlaid key={key} curve={key} read={read} runs={runs} names={names} {...shape} />
  ));

type OverlaidProps = ComparedRuns & {
  readonly curve: (typeof curves)[number]['key'];
  readonly read: (outcome: RunOutcome) => readonly LinePoint[];
  readonly ofHundred?: boolean;
  readonly diagonal?: boolean;
  readonly steps?: boolean;
  readonly dots?: boolean;
};

function Overlaid({ curve, read, runs, names, ...shape }: OverlaidProps) {
  const { t } = useTranslation();
  const lines = runs.map(({ outcome }, place) => ({ name: names[place] ?? '', points: outcome ? read(outcome) : [] }));
  if (lines.filter(({ points }) => points.length > 0).length < 2) return null;
  const marks = runs.map(({ outcome }) => {
    const points = outcome && workingPoints(outcome);
    if (!points) return null;
    return curve === 'roc' ? points.roc : curve === 'precision' ? points.right : null;
  });
  const title = t(`compare.curve.${curve}.title`);
  return (
    <OverlaidLines
      title={title}
      unit={t(`compare.curve.${curve}.unit`)}
      finding={t('compare.curveOf', { curve: title, names: formatList(names) })}
      lines={lines}
      acrossLabel={t(`compare.curve.${curve}.across`)}
      marks={marks}
      {...shape}
    />
  );
}
