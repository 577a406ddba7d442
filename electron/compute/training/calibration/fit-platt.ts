import type { Calibration } from './calibration.ts';

const MOST_STEPS = 100;
const SETTLED = 1e-5;
const LEAST_STEP = 1e-10;
/** Keeps the Hessian invertible. */
const RIDGE = 1e-12;
/** A steeper line would blow up the last digits in which trainer and ONNX Runtime differ. */
const STEEPEST = 10;

/**
 * The slope and the intercept by which log-odds fit what happened (Platt 1999, with his targets that are never quite 0 or
 * 1), by Newton's method with backtracking (Lin, Lin and Weng 2007). `labels` are 0 and 1. Null where no rising line fits:
 * a model that is wrong more often than right is not made right by turning it round.
 */
export function fitPlatt(logOdds: Float64Array, labels: Uint8Array): Calibration | null {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const [high, low] = [(positives + 1) / (positives + 2), 1 / (negatives + 2)];
  const targets = Float64Array.from(labels, (label) => (label === 1 ? high : low));
  let line: Line = { slope: 0, intercept: Math.log((positives + 1) / (negatives + 1)) };
  let loss = lossOf(logOdds, targets, line);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { direction, descent, steepness } = newtonStep(logOdds, targets, line);
    if (steepness < SETTLED) break;
    const taken = backtrack(logOdds, targets, line, loss, direction, descent);
    if (taken === null) break;
    ({ line, loss } = taken);
  }
  const [slope, intercept] = [Math.fround(line.slope), Math.fround(line.intercept)];
  return slope > 0 && slope <= STEEPEST && Number.isFinite(intercept) ? { kind: 'linear', slope, intercept } : null;
}

type Line = { readonly slope: number; readonly intercept: number };

function lossOf(logOdds: Float64Array, targets: Float64Array, { slope, intercept }: Line): number {
  let loss = 0;
  logOdds.forEach((score, row) => {
    const moved = slope * score + intercept;
    // log(1 + exp(moved)) - target * moved, without overflow.
    loss += Math.max(moved, 0) + Math.log1p(Math.exp(-Math.abs(moved))) - (targets[row] as number) * moved; // one a row
  });
  return loss;
}

function newtonStep(logOdds: Float64Array, targets: Float64Array, { slope, intercept }: Line) {
  let [h11, h22, h21, g1, g2] = [RIDGE, RIDGE, 0, 0, 0];
  logOdds.forEach((score, row) => {
    const probability = 1 / (1 + Math.exp(-(slope * score + intercept)));
    const [error, spread] = [probability - (targets[row] as number), probability * (1 - probability)]; // one a row
    h11 += score * score * spread;
    h22 += spread;
    h21 += score * spread;
    g1 += score * error;
    g2 += error;
  });
  const determinant = h11 * h22 - h21 * h21;
  const direction: Line = {
    slope: -(h22 * g1 - h21 * g2) / determinant,
    intercept: -(h11 * g2 - h21 * g1) / determinant,
  };
  return {
    direction,
    descent: g1 * direction.slope + g2 * direction.intercept,
    steepness: Math.max(Math.abs(g1), Math.abs(g2)),
  };
}

function backtrack(
  logOdds: Float64Array,
  targets: Float64Array,
  line: Line,
  loss: number,
  direction: Line,
  descent: number,
): { readonly line: Line; readonly loss: number } | null {
  for (let step = 1; step >= LEAST_STEP; step /= 2) {
    const tried = {
      slope: line.slope + step * direction.slope,
      intercept: line.intercept + step * direction.intercept,
    };
    const reached = lossOf(logOdds, targets, tried);
    if (reached < loss + 1e-4 * step * descent) return { line: tried, loss: reached };
  }
  return null;
}
