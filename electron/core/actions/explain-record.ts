import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';
import { PATIENCE_MS } from './scoring/sample-reasons.ts';
import { scoreValues } from './scoring/score-values.ts';
import { servingModel } from './scoring/serving-model.ts';

/**
 * Why a model version answers as it does to these values; nothing is stored. Fails with `model.unexplained`, and as
 * `findModel` and scoring do.
 */
export async function explainRecord(
  context: Context,
  { model: ref, record: values }: Parsed<'predict.explain'>,
): Promise<Result<Output<'predict.explain'>>> {
  const { store, projectId } = context;
  const model = findModel(store, projectId, ref);
  if (!model.ok) return model;
  const serving = servingModel(store, projectId, model.value);
  const scored = await scoreValues(context, serving, values, PATIENCE_MS.asking);
  if (!scored.ok) return scored;
  const { output, explanation } = scored.value;
  if (explanation === null) return unexplained(model.value.ref);
  return ok({ modelRef: model.value.ref, output, explanation });
}

const unexplained = (ref: string): Result<never> =>
  fail(
    'model.unexplained',
    `Neither the file of ${ref} nor a reference of its data tells how its answers come about.`,
    'Models that are trained here tell it; import others together with a data set of theirs.',
  );
