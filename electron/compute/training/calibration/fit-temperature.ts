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
  const behind = behindLargest(logits, classes);
  const lossAt = (logSlope: number): number => lossOf(behind, labels, classes, Math.exp(logSlope));
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

/** What each logit lacks to the largest of its row, so that no power of it overflows. */
function behindLargest(logits: Float64Array, classes: number): Float64Array {
  const behind = new Float64Array(logits.length);
  for (let start = 0; start < logits.length; start += classes) {
    let most = -Infinity;
    for (let at = start; at < start + classes; at += 1) most = Math.max(most, logits[at] as number); // in range, here and below
    for (let at = start; at < start + classes; at += 1) behind[at] = (logits[at] as number) - most;
  }
  return behind;
}

function lossOf(behind: Float64Array, labels: Int32Array, classes: number, slope: number): number {
  let loss = 0;
  for (let row = 0, start = 0; row < labels.length; row += 1, start += classes) {
    let sum = 0;
    for (let at = start; at < start + classes; at += 1) sum += Math.exp(slope * (behind[at] as number)); // in range
    loss += Math.log(sum) - slope * (behind[start + (labels[row] as number)] as number); // labels are below classes
  }
  return loss;
}
