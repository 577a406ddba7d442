import type { Output } from '../../shared/calls.ts';
import { gainOfMoreRows } from '../../shared/domain/fit-power-law.ts';
import { hoursOfLabels } from '../../shared/domain/label-hours.ts';
import type { LearningCurve } from '../../shared/learning-curve.ts';
import { count, figure } from './figures.ts';

type Curve = LearningCurve;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Shares are said in points of 100, errors of quantities as they are. */
const said = ({ measure }: Curve, value: number): string =>
  measure === 'absoluteError' ? figure(value) : (100 * value).toFixed(1);

const units = { pairsWrong: ' points of AUC', shareWrong: ' points', absoluteError: '' } as const;

const wrong = {
  pairsWrong: 'of 100 pairs in the wrong order',
  shareWrong: 'of 100 wrong',
  absoluteError: 'off on average',
} as const;

const paceOf = ({ pace: { secondsPerLabel, measuredOn } }: Curve): string =>
  measuredOn === 0
    ? `${figure(secondsPerLabel)} s a label, an assumption`
    : `${figure(secondsPerLabel)} s a label, measured on ${count(measuredOn)}`;

/** What the command line says of what training and labels cost. */
export const costEnglish = {
  cost: ({ seconds, cpuSeconds, wattHours, watts, rows, fits }: Output<'model.estimateCost'>) => [
    `About ${seconds < 90 ? `${figure(seconds)} s` : `${figure(seconds / 60)} minutes`} for ${count(fits)} fits of up to ${count(rows)} rows`,
    `  ${figure(cpuSeconds)} CPU-seconds, about ${figure(wattHours)} Wh at an assumed ${figure(watts)} W a core`,
  ],
  curve: (curve: Curve, labels: number) => {
    const gain = gainOfMoreRows(curve, curve.rows, labels);
    const hours = hoursOfLabels(curve.pace, labels);
    return {
      more: { labels, hours, gain },
      lines: [
        `${count(labels)} more labels (about ${hours.toFixed(1)} hours) would bring about ${said(curve, gain.value)}` +
          `${units[curve.measure]} (${said(curve, gain.low)} to ${said(curve, gain.high)})`,
        `  ${paceOf(curve)}; judged on ${count(curve.heldOutRows)} held-out rows`,
        ...curve.points.map(
          ({ rows, errors }) => `  ${count(rows)} rows: ${said(curve, mean(errors))} ${wrong[curve.measure]}`,
        ),
      ],
    };
  },
  noCurve: 'No learning curve was measured of this run. Measure one with model learning-curve.',
} as const;
