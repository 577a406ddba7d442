import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { judgeOutside, missingFeatures, scoreValues } from './scoring/score-values.ts';
import { servingChampion } from './scoring/serving-model.ts';

/** What the champion says of values typed so far; everything empty without a champion. Fails as scoring does. */
export async function scoreRecord(
  context: Context,
  { values }: Parsed<'record.score'>,
): Promise<Result<Output<'record.score'>>> {
  const serving = servingChampion(context.store, context.projectId);
  if (serving === null) {
    return ok({ modelRef: null, output: null, threshold: null, positiveClass: null, missing: [], outside: [] });
  }
  const { model, threshold } = serving;
  const output = await scoreValues(context, serving, values);
  if (!output.ok) return output;
  return ok({
    modelRef: model.ref,
    output: output.value,
    threshold,
    positiveClass: model.spec.positiveClass,
    missing: missingFeatures(model.spec.features, values),
    outside: judgeOutside(model.spec.features, values),
  });
}
