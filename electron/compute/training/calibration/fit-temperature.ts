import type { Calibration } from './calibration.ts';

const [COLDEST, HOTTEST] = [0.1, 10];
const STEPS = 60;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * One temperature for all classes (Guo et al. 2017): the one of least log loss, which has a single valley in the inverse
 * of the temperature, by golden-section search (Kiefer 1953) between 0.1 and 10. `logits` are row-major rows × classes,
 * up to a constant a row. Null at the ends, where no temperature fits.
 */
export function fitTemperature(logits: Float64Array, labels: Int32Array, classes: number): Calibration | null {
  const lossAt = (logSlope: number): number => lossOf(logits, labels, classes, Math.exp(logSlope));
  let [from, to] = [Math.log(1 / HOTTEST), Math.log(1 / COLDEST)];
  const [lowest, highest] = [from, to];
  for (let step = 0; step < STEPS; step += 1) {
    const [a, b] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)];
    if (lossAt(a) <= lossAt(b)) to = b;
    else from = a;
  }
  const best = (from + to) / 2;
  const isInside = best - lowest > 1e-3 && highest - best > 1e-3;
  return isInside ? { kind: 'linear', slope: Math.fround(Math.exp(best)), intercept: 0 } : null;
}

function lossOf(logits: Float64Array, labels: Int32Array, classes: number, slope: number): number {
  let loss = 0;
  labels.forEach((label, row) => {
    const scores = logits.subarray(row * classes, (row + 1) * classes);
    const most = scores.reduce((largest, score) => Math.max(largest, score), -Infinity);
    const sum = scores.reduce((total, score) => total + Math.exp(slope * (score - most)), 0);
    loss += Math.log(sum) - slope * ((scores[label] as number) - most); // labels are below classes
  });
  return loss;
}
