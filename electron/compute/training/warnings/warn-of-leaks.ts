import { type ColumnChunk, isReadOneByOne } from '../../../../shared/column.ts';
import { judgeLeakage, type Suspicion } from '../../../../shared/domain/judge-leakage.ts';
import type { LabelSample, SampledColumn } from '../../../../shared/domain/sampled-column.ts';
import type { TrainingWarning } from '../../../../shared/evaluation.ts';
import { type Breather, mapBreathing } from '../../breather.ts';
import { selectRows } from '../../../../shared/columns/select-rows.ts';
import type { Target } from '../read-target.ts';
import type { TrainingData } from '../training-data.ts';

/** Evenly spread rows that are looked at: enough for what tells nearly all, and a moment only. */
const MOST_ROWS = 2_000;

/** Columns that alone tell the target almost without fault: they are hardly ever known before the answer is. */
export async function warnOfLeaks(
  { features, target, rows }: Pick<TrainingData, 'features' | 'target' | 'rows'>,
  breather: Breather,
): Promise<TrainingWarning[]> {
  const stride = Math.max(1, Math.ceil(rows / MOST_ROWS));
  const places = Int32Array.from({ length: Math.ceil(rows / stride) }, (_, place) => place * stride);
  const label = sampleTarget(target, places);
  const found = await mapBreathing(
    features.filter(({ column }) => !isReadOneByOne(column.type)),
    ({ column, chunk }) => {
      const suspicion = judgeLeakage(column, sampleOf(selectRows(chunk, places)), label);
      return suspicion === null ? [] : [describe(column.name, suspicion)];
    },
    breather,
  );
  return found.flat();
}

const sampleOf = (chunk: ColumnChunk): SampledColumn =>
  chunk.kind === 'numeric' ? chunk : { kind: 'coded', codes: chunk.codes, texts: chunk.dictionary };

const sampleTarget = (target: Target, places: Int32Array): LabelSample =>
  target.task === 'regression'
    ? { kind: 'numbers', values: Float64Array.from(places, (row) => target.values[row] as number) } // rows lie within
    : { kind: 'classes', codes: places.map((row) => target.classOf[row] as number), classes: target.classes }; // as above

function describe(column: string, { reason }: Suspicion): TrainingWarning {
  const how = {
    copy: 'says the same as what is to be predicted',
    renaming: 'is what is to be predicted under other names',
    predicts: 'alone tells what is to be predicted almost without fault',
    order: 'tells what is to be predicted by the order of its values',
  }[reason];
  return {
    code: 'train.leak',
    column,
    message: `"${column}" ${how}.`,
    hint: 'If it is not known when the model is asked, leave it out and train again.',
  };
}
