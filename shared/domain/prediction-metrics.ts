import type { Metrics, ModelSpec } from '../model.ts';
import { confusionAt, logLoss, sensitivity, specificity } from './classification.ts';
import { confusionMatrix, macroF1, matrixAccuracy, multiclassLogLoss } from './multiclass.ts';
import { regressionMetrics } from './regression.ts';
import { areaUnderCurve } from './roc.ts';

/** What a model answered on rows whose truth is known; all arrays in the same order of rows. */
export type Judged = {
  /** Row-major rows × classes probabilities, or one number a row for regression. */
  readonly outputs: Float32Array;
  /** The true class's place in `spec.classes`, or the true number. */
  readonly actual: Float64Array;
  /** The answered class's place after the threshold; not read for regression. */
  readonly predicted: Int32Array;
};

/** Metrics by their usual names; null without rows, and those that the rows do not define are left out. */
export function predictionMetrics(
  { task, classes, positiveClass }: Pick<ModelSpec, 'task' | 'classes' | 'positiveClass'>,
  { outputs, actual, predicted }: Judged,
): Metrics | null {
  if (actual.length === 0) return null;
  if (task === 'regression') return defined(regressionMetrics(outputs, actual));
  const confusion = confusionMatrix(actual, predicted, classes.length);
  const positive = task === 'binary' && positiveClass !== null ? classes.indexOf(positiveClass) : -1;
  return defined({
    accuracy: matrixAccuracy(confusion),
    macroF1: macroF1(confusion),
    ...(positive === -1
      ? { logLoss: multiclassLogLoss(outputs, actual, classes.length) }
      : binaryMetrics({ outputs, actual, predicted }, positive, classes.length)),
  });
}

function binaryMetrics({ outputs, actual, predicted }: Judged, positive: number, classes: number) {
  const scores = Float32Array.from(actual, (_, row) => outputs[row * classes + positive] ?? 0);
  const labels = Uint8Array.from(actual, (place) => (place === positive ? 1 : 0));
  const called = Uint8Array.from(predicted, (place) => (place === positive ? 1 : 0));
  const counts = confusionAt(called, labels, 1);
  return {
    auc: areaUnderCurve(scores, labels),
    logLoss: logLoss(scores, labels),
    sensitivity: sensitivity(counts)?.value ?? null,
    specificity: specificity(counts)?.value ?? null,
  };
}

const defined = (metrics: Readonly<Record<string, number | null>>): Metrics =>
  Object.fromEntries(Object.entries(metrics).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
