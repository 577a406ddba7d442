import type { ColumnChunk } from '../../../../shared/column.ts';
import { predictionMetrics } from '../../../../shared/domain/prediction-metrics.ts';
import type { Metrics, ModelSpec } from '../../../../shared/model.ts';
import type { Answers } from './window-columns.ts';

/** Gathers answers beside their truth while row ranges pass by; rows without a known truth are left out. */
export function createJudge(spec: ModelSpec) {
  const width = spec.task === 'regression' ? 1 : spec.classes.length;
  const actual: number[] = [];
  const predicted: number[] = [];
  const outputs: number[] = [];
  return {
    add(answers: Answers, truth: ColumnChunk): void {
      const known = truthOf(spec, truth);
      known.forEach((value, row) => {
        if (Number.isNaN(value)) return;
        actual.push(value);
        predicted.push(answers.predicted[row] ?? 0);
        for (let place = 0; place < width; place += 1) outputs.push(answers.outputs[row * width + place] ?? 0);
      });
    },
    /** Null where no row's truth is known. */
    finish: (): Metrics | null =>
      predictionMetrics(spec, {
        outputs: Float32Array.from(outputs),
        actual: Float64Array.from(actual),
        predicted: Int32Array.from(predicted),
      }),
  };
}

/** The class's place or the number, NaN where the cell is missing or names no class of the model. */
function truthOf({ task, classes }: ModelSpec, chunk: ColumnChunk): Float64Array {
  const placeOf = (name: string): number => {
    const place = classes.indexOf(name);
    return place === -1 ? Number.NaN : place;
  };
  if (chunk.kind === 'numeric') {
    return task === 'regression' ? chunk.values : chunk.values.map((value) => placeOf(String(value)));
  }
  const places = chunk.dictionary.map(task === 'regression' ? Number : placeOf);
  return Float64Array.from(chunk.codes, (code) => places[code] ?? Number.NaN);
}
