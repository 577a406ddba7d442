import { type Calibration, curveOf } from './calibration.ts';

/** Probabilities this near 0 and 1 are taken for that near: float32 holds no more of 1. */
const NEAREST = 1e-7;

/** The log-odds of the positive class, from rows × 2 probabilities. */
export const logOddsOf = (outputs: Float32Array): Float64Array =>
  Float64Array.from({ length: outputs.length / 2 }, (_, row) => {
    const [negative, positive] = [outputs[row * 2] as number, outputs[row * 2 + 1] as number]; // in range
    return Math.log(Math.max(positive, NEAREST)) - Math.log(Math.max(negative, NEAREST));
  });

/** Logarithms, which are the scores of a softmax up to a constant a row. */
export const logitsOf = (outputs: Float32Array): Float64Array =>
  Float64Array.from(outputs, (probability) => Math.log(Math.max(probability, NEAREST)));

/** What a model that was exported with this calibration would answer where it now answers `outputs`, rows × classes. */
export function calibrateAnswers(calibration: Calibration, outputs: Float32Array, classes: number): Float32Array {
  const calibrated = new Float32Array(outputs.length);
  if (classes === 2) {
    const curve = curveOf(calibration);
    const logOdds = calibration.kind === 'linear' ? logOddsOf(outputs) : null;
    for (let row = 0; row < outputs.length / 2; row += 1) {
      const positive =
        calibration.kind === 'linear'
          ? 1 / (1 + Math.exp(-((logOdds?.[row] ?? 0) * calibration.slope + calibration.intercept)))
          : curve(outputs[row * 2 + 1] as number); // in range
      calibrated[row * 2 + 1] = positive;
      calibrated[row * 2] = 1 - positive;
    }
    return calibrated;
  }
  const slope = calibration.kind === 'linear' ? calibration.slope : 1;
  const logits = logitsOf(outputs);
  for (let start = 0; start < logits.length; start += classes) {
    const powers = logits.subarray(start, start + classes).map((logit) => Math.exp(slope * logit));
    const sum = powers.reduce((total, power) => total + power, 0);
    calibrated.set(
      powers.map((power) => power / sum),
      start,
    );
  }
  return calibrated;
}
