import type { Random } from '../../../shared/domain/random.ts';
import type { TrainingParameters } from '../../../shared/engine.ts';
import type { CurvePoint } from '../../../shared/model.ts';
import { fitTrees, type LabelledRows } from '../boosting/fit-trees.ts';
import type { Labels } from '../boosting/objectives.ts';
import { predictScores } from '../boosting/predict-trees.ts';
import type { Ensemble } from '../boosting/tree.ts';
import type { Breather } from '../breather.ts';
import { gather } from '../select-rows.ts';
import { type Encoder, encodeFeatures, fitEncoders } from './encode-features.ts';
import type { Target } from './read-target.ts';
import type { FeatureColumn, TrainingData } from './training-data.ts';

/** Everything that a prediction needs. Scores become answers by sigmoid, softmax, or `score * scale + center`. */
export type FittedModel = {
  readonly task: Target['task'];
  readonly encoders: readonly Encoder[];
  readonly ensemble: Ensemble;
  readonly center: number;
  readonly scale: number;
};

export type FitResult = { readonly model: FittedModel; readonly rounds: number; readonly curve: readonly CurvePoint[] };

export type FitRequest = {
  readonly data: TrainingData;
  readonly rows: Int32Array;
  /** Rows that judge the rounds, see `FitOptions.heldOut`. */
  readonly heldOut?: Int32Array;
  readonly parameters: TrainingParameters;
  readonly random: Random;
  readonly breather: Breather;
  readonly onRound?: (point: CurvePoint) => void;
};

/** Fits encoders and trees to some rows of the data. Curve points are in the target's unit. */
export async function fitModel(request: FitRequest): Promise<FitResult> {
  const { data, rows, heldOut, onRound, ...options } = request;
  const { breather } = options;
  const encoders = await fitEncoders(data.features, data.target, rows, breather);
  const columns = await encodeFeatures(data.features, encoders, breather);
  const { center, scale } = standardOf(data.target, rows);
  const part = (of: Int32Array): LabelledRows => ({
    columns: columns.map((values) => gather(values, of, new Float32Array(of.length))),
    labels: labelsOf(data.target, of, center, scale),
  });
  const inUnit = ({ iteration, training, heldOut: held }: CurvePoint): CurvePoint => ({
    iteration,
    training: training * scale,
    heldOut: held * scale,
  });
  const fit = await fitTrees(part(rows), {
    ...options,
    ...(heldOut && { heldOut: part(heldOut) }),
    ...(onRound && { onRound: (point) => onRound(inUnit(point)) }),
  });
  const model = { task: data.target.task, encoders, ensemble: fit.ensemble, center, scale };
  return { model, rounds: fit.rounds, curve: fit.curve.map(inUnit) };
}

/** Mean and standard deviation of a quantity, as float32, since the exported graph holds them so. */
function standardOf(target: Target, rows: Int32Array): { readonly center: number; readonly scale: number } {
  if (target.task !== 'regression') return { center: 0, scale: 1 };
  let sum = 0;
  for (const row of rows) sum += target.values[row] as number; // rows lie within the target
  const mean = sum / rows.length;
  let squares = 0;
  for (const row of rows) squares += ((target.values[row] as number) - mean) ** 2; // as above
  const deviation = Math.fround(Math.sqrt(squares / rows.length));
  return { center: Math.fround(mean), scale: deviation > 0 ? deviation : 1 };
}

function labelsOf(target: Target, rows: Int32Array, center: number, scale: number): Labels {
  switch (target.task) {
    case 'binary':
      return { task: 'binary', positive: Uint8Array.from(rows, (row) => target.classOf[row] as number) }; // rows lie within
    case 'multiclass': {
      const classOf = gather(target.classOf, rows, new Int32Array(rows.length));
      return { task: 'multiclass', classOf, classes: target.classes.length };
    }
    case 'regression':
      return {
        task: 'regression',
        values: Float64Array.from(rows, (row) => ((target.values[row] as number) - center) / scale),
      }; // as above
  }
}

/** Row-major rows × classes for classification, one number a row for regression; float32 as ONNX Runtime gives them. */
export async function predictWith(
  model: FittedModel,
  features: readonly FeatureColumn[],
  breather: Breather,
): Promise<Float32Array> {
  const scores = await predictScores(
    model.ensemble,
    await encodeFeatures(features, model.encoders, breather),
    breather,
  );
  switch (model.task) {
    case 'binary':
      return Float32Array.from({ length: scores.length * 2 }, (_, at) => {
        const positive = Math.fround(1 / (1 + Math.exp(-(scores[at >> 1] as number)))); // two answers a score
        return at % 2 === 1 ? positive : 1 - positive;
      });
    case 'multiclass':
      return softmaxRows(scores, model.ensemble.scoresPerRow);
    case 'regression':
      return scores.map((score) => Math.fround(score * model.scale) + model.center);
  }
}

function softmaxRows(scores: Float32Array, classes: number): Float32Array {
  const probabilities = new Float32Array(scores.length);
  for (let start = 0; start < scores.length; start += classes) {
    const row = scores.subarray(start, start + classes);
    const most = row.reduce((largest, score) => Math.max(largest, score), -Infinity);
    const weights = Float64Array.from(row, (score) => Math.exp(score - most));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    weights.forEach((weight, index) => {
      probabilities[start + index] = weight / sum;
    });
  }
  return probabilities;
}
