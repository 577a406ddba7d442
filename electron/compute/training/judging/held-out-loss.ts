import { classesOf, type Target } from '../read-target.ts';

const LEAST_PROBABILITY = 1e-15;

/**
 * Mean log loss, or root mean squared error: of what some rows of the target were told (`outputs` in their order,
 * row-major rows × classes or one number a row), each counted by its weight (one a row of the target; once where there
 * are none). NaN where no row counts.
 */
export function heldOutLoss(target: Target, rows: Int32Array, outputs: Float32Array, weights?: Float64Array): number {
  const width = classesOf(target).length;
  let [sum, total] = [0, 0];
  rows.forEach((row, at) => {
    const weight = weights?.[row] ?? 1;
    total += weight;
    sum +=
      weight *
      (target.task === 'regression'
        ? ((outputs[at] as number) - (target.values[row] as number)) ** 2 // one a row, here and below
        : -Math.log(Math.max(LEAST_PROBABILITY, outputs[at * width + (target.classOf[row] as number)] as number)));
  });
  return target.task === 'regression' ? Math.sqrt(sum / total) : sum / total;
}
