import { predictionMetrics } from '../../../../shared/domain/prediction-metrics.ts';
import type { Metrics, ModelSpec } from '../../../../shared/model.ts';
import { gather } from '../../select-rows.ts';
import type { HeldOutAnswers } from '../evaluate-model.ts';
import { classesOf, type Target } from '../read-target.ts';

/** Rows whose truth is known and what they were told, in one order. */
export type JudgedRows = {
  readonly spec: Pick<ModelSpec, 'task' | 'classes' | 'positiveClass'>;
  /** Row-major rows × `width`. */
  readonly outputs: Float32Array;
  readonly width: number;
  /** The true class's number, or the true quantity. */
  readonly actual: Float64Array;
  /** Class numbers after the threshold; empty for a quantity. */
  readonly predicted: Int32Array;
};

/** `rows` are those of the target that `answers` are about, in their order. */
export function judgeRows(target: Target, rows: Int32Array, { outputs, predicted }: HeldOutAnswers): JudgedRows {
  const classes = [...classesOf(target)];
  const truth = target.task === 'regression' ? target.values : target.classOf;
  return {
    spec: { task: target.task, classes, positiveClass: target.task === 'binary' ? (classes.at(-1) ?? null) : null },
    outputs,
    width: Math.max(1, classes.length),
    actual: Float64Array.from(rows, (row) => truth[row] as number), // rows lie within the target
    predicted,
  };
}

/** Some of them, by their places. */
export function pickRows({ spec, outputs, width, actual, predicted }: JudgedRows, places: Int32Array): JudgedRows {
  const picked = new Float32Array(places.length * width);
  places.forEach((place, at) => picked.set(outputs.subarray(place * width, (place + 1) * width), at * width));
  return {
    spec,
    width,
    outputs: picked,
    actual: gather(actual, places, new Float64Array(places.length)),
    predicted: predicted.length === 0 ? predicted : gather(predicted, places, new Int32Array(places.length)),
  };
}

/** Metrics by their usual names, at the threshold that `predicted` was made with; none without rows. */
export const metricsOf = (judged: JudgedRows): Metrics => predictionMetrics(judged.spec, judged) ?? {};

/** The places at which something holds. */
export const placesWhere = (length: number, holds: (place: number) => boolean): Int32Array =>
  Int32Array.from({ length }, (_, place) => place).filter(holds);
