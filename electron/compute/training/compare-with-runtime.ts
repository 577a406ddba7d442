import type { ModelSpec } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Breather } from '../breather.ts';
import { scoreRows } from '../scoring/score-rows.ts';
import type { Sessions } from '../scoring/sessions.ts';
import type { FittedModel } from './fitted-model.ts';
import type { FeatureColumn } from './training-data.ts';

/** Larger differences mean that the exported graph is another model than the one that was trained. */
export const MOST_DIFFERENCE = 1e-5;

/**
 * Opens an exported model as it will be used, from its bytes, and compares its answers with the trainer's. Returns the
 * largest difference: of probabilities, or of values relative to the larger of their size and 1 (float32 holds no
 * more). More than `MOST_DIFFERENCE` fails with `train.exportDiffers`.
 */
export async function compareWithRuntime(
  sessions: Sessions,
  onnx: Uint8Array,
  spec: ModelSpec,
  model: FittedModel,
  features: readonly FeatureColumn[],
  breather: Breather,
): Promise<Result<number>> {
  const opened = await sessions.open(onnx);
  if (!opened.ok) return opened;
  const columns = features.map(({ column, chunk, pictures = null }) => ({
    name: column.name,
    type: column.type,
    chunk,
    pictures,
  }));
  const answers = await scoreRows(opened.value, spec, columns);
  if (!answers.ok) return answers;
  const difference = largestDifference(
    answers.value.probabilities ?? answers.value.values,
    await model.predict(features, breather),
  );
  if (difference <= MOST_DIFFERENCE) return ok(difference);
  return fail(
    'train.exportDiffers',
    `The exported model differs from the trained one by ${difference}.`,
    'The model was not kept. Please report this with the data set and seed of the run.',
  );
}

function largestDifference(answers: Float32Array | null, expected: Float32Array): number {
  if (answers?.length !== expected.length) return Infinity;
  let largest = 0;
  answers.forEach((answer, at) => {
    const trained = expected[at] as number; // of equal length
    largest = Math.max(largest, Math.abs(answer - trained) / Math.max(1, Math.abs(trained)));
  });
  return largest;
}
