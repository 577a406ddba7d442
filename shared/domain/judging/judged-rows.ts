import type { Metrics, ModelSpec } from '../../model.ts';
import { predictionMetrics } from '../prediction-metrics.ts';

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

/** Some of them, by their places. */
export function pickRows({ spec, outputs, width, actual, predicted }: JudgedRows, places: Int32Array): JudgedRows {
  const picked = new Float32Array(places.length * width);
  places.forEach((place, at) => picked.set(outputs.subarray(place * width, (place + 1) * width), at * width));
  return {
    spec,
    width,
    outputs: picked,
    actual: Float64Array.from(places, (place) => actual[place] as number), // places lie within, here and below
    predicted: predicted.length === 0 ? predicted : places.map((place) => predicted[place] as number),
  };
}

/** Metrics by their usual names, at the threshold that `predicted` was made with; none without rows. */
export const metricsOf = (judged: JudgedRows): Metrics => predictionMetrics(judged.spec, judged) ?? {};

/** The places at which something holds. */
export const placesWhere = (length: number, holds: (place: number) => boolean): Int32Array =>
  Int32Array.from({ length }, (_, place) => place).filter(holds);
