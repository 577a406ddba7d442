import { errorIntervalAt } from '../../shared/domain/fit-power-law.ts';
import type { LearningCurve } from '../../shared/learning-curve.ts';

export type LearningChartPoint = {
  readonly rows: number;
  readonly expected: number;
  readonly between: readonly [low: number, high: number];
  /** The mean of what was measured; null between the sizes. */
  readonly measured: number | null;
};

/** Places on the curve beside those that were measured. */
const PLACES = 30;

/** Points along a curve up to `more` rows beyond it, in points of 100 but for quantities. */
export function learningChartPoints(curve: LearningCurve, more: number): readonly LearningChartPoint[] {
  const factor = curve.measure === 'absoluteError' ? 1 : 100;
  const first = curve.points[0]?.rows ?? 1;
  const end = curve.rows + more;
  const measured = new Map(curve.points.map(({ rows, errors }) => [rows, meanOf(errors) * factor]));
  const between = Array.from({ length: PLACES }, (_, place) => first + ((end - first) * place) / (PLACES - 1));
  return [...new Set([...measured.keys(), ...between])]
    .toSorted((one, other) => one - other)
    .map((rows) => {
      const { value, low, high } = errorIntervalAt(curve, rows);
      return {
        rows,
        expected: value * factor,
        between: [low * factor, high * factor],
        measured: measured.get(rows) ?? null,
      };
    });
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
