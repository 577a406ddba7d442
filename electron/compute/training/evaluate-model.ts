import type { ColumnChunk } from '../../../shared/column.ts';
import {
  calibrationBins,
  confusionAt,
  logLoss,
  sensitivity,
  specificity,
} from '../../../shared/domain/classification.ts';
import { countResiduals } from '../../../shared/domain/count-residuals.ts';
import { countScores, type SiteOfRow } from '../../../shared/domain/count-scores.ts';
import { confusionMatrix, macroF1, matrixAccuracy, multiclassLogLoss } from '../../../shared/domain/multiclass.ts';
import { regressionMetrics } from '../../../shared/domain/regression.ts';
import { areaUnderCurve, chooseThreshold, type RocPoint, rocCurve } from '../../../shared/domain/roc.ts';
import type { ResidualBin, ScoreCounts } from '../../../shared/held-out.ts';
import type { CalibrationPoint, Metrics } from '../../../shared/model.ts';
import { gather } from '../../../shared/columns/select-rows.ts';
import type { Target } from './read-target.ts';

/** What a model answers on rows it has not seen; `predicted` is by class number, after the threshold. */
export type HeldOutAnswers = {
  /** Row-major rows × classes, or one number a row. */
  readonly outputs: Float32Array;
  readonly predicted: Int32Array;
  readonly confidence: Float32Array;
};

export type Evaluation = {
  readonly metrics: Metrics;
  readonly answers: HeldOutAnswers;
  readonly threshold: number | null;
  readonly confusion: number[][];
  readonly roc: RocPoint[];
  readonly calibration: CalibrationPoint[];
  /** Of all rows and of each site; empty unless binary. */
  readonly scores: ScoreCounts[];
  /** Empty unless regression. */
  readonly residuals: ResidualBin[];
};

/**
 * Metrics over held-out rows, `outputs` in the order of `rows`; `site` is the column over all rows of the target, where
 * there is one. Metrics that the rows do not define are left out.
 */
export function evaluateModel(
  target: Target,
  rows: Int32Array,
  outputs: Float32Array,
  site: ColumnChunk | null,
): Evaluation {
  if (target.task === 'regression')
    return evaluateRegression(outputs, gather(target.values, rows, new Float64Array(rows.length)));
  const actual = gather(target.classOf, rows, new Int32Array(rows.length));
  return target.task === 'binary'
    ? evaluateBinary(outputs, actual, sitesOf(site, rows))
    : evaluateClasses(outputs, actual, target.classes.length);
}

/** Where there is no class looked for. */
const nothingToDraw = { threshold: null, confusion: [], roc: [], calibration: [], scores: [], residuals: [] };

function sitesOf(site: ColumnChunk | null, rows: Int32Array): SiteOfRow | null {
  if (site?.kind !== 'coded') return null;
  return { codes: gather(site.codes, rows, new Int32Array(rows.length)), names: site.dictionary };
}

function evaluateRegression(outputs: Float32Array, actual: Float64Array): Evaluation {
  const answers = { outputs, predicted: new Int32Array(0), confidence: new Float32Array(0) };
  return {
    metrics: defined(regressionMetrics(outputs, actual)),
    answers,
    ...nothingToDraw,
    residuals: countResiduals(outputs, actual),
  };
}

function evaluateBinary(outputs: Float32Array, actual: Int32Array, sites: SiteOfRow | null): Evaluation {
  const scores = Float32Array.from(actual, (_, row) => outputs[row * 2 + 1] ?? 0);
  const threshold = chooseThreshold(scores, actual);
  const predicted = Int32Array.from(scores, (score) => (score >= threshold ? 1 : 0));
  const counts = confusionAt(scores, actual, threshold);
  const confusion = confusionMatrix(actual, predicted, 2);
  const metrics = defined({
    auc: areaUnderCurve(scores, actual),
    accuracy: matrixAccuracy(confusion),
    logLoss: logLoss(scores, actual),
    sensitivity: sensitivity(counts)?.value ?? null,
    specificity: specificity(counts)?.value ?? null,
    macroF1: macroF1(confusion),
  });
  return {
    metrics,
    answers: { outputs, predicted, confidence: scores },
    threshold,
    confusion,
    roc: rocCurve(scores, actual),
    calibration: calibrationOf(scores, actual),
    scores: countScores(scores, actual, sites),
    residuals: [],
  };
}

const calibrationOf = (scores: Float32Array, actual: Int32Array): CalibrationPoint[] =>
  calibrationBins(scores, actual).map(({ said, happened: { value, low, high }, n }) => ({
    says: said,
    happened: value,
    low,
    high,
    n,
  }));

function evaluateClasses(outputs: Float32Array, actual: Int32Array, classes: number): Evaluation {
  const predicted = new Int32Array(actual.length);
  const confidence = new Float32Array(actual.length);
  for (let row = 0; row < actual.length; row += 1) {
    const answer = outputs.subarray(row * classes, (row + 1) * classes);
    confidence[row] = Math.max(...answer);
    predicted[row] = answer.indexOf(confidence[row] ?? 0);
  }
  const confusion = confusionMatrix(actual, predicted, classes);
  const metrics = {
    accuracy: matrixAccuracy(confusion),
    logLoss: multiclassLogLoss(outputs, actual, classes),
    macroF1: macroF1(confusion),
  };
  return { metrics, answers: { outputs, predicted, confidence }, ...nothingToDraw, confusion };
}

const defined = (metrics: Readonly<Record<string, number | null>>): Metrics =>
  Object.fromEntries(Object.entries(metrics).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
