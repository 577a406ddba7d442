import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { findToScore } from './models/refuse-recalled.ts';
import { guardsOf, guardValues } from './scoring/guard-values.ts';
import { keepPrediction } from './scoring/keep-prediction.ts';
import { PATIENCE_MS } from './scoring/sample-reasons.ts';
import { scoreValues } from './scoring/score-values.ts';
import { servingModel } from './scoring/serving-model.ts';

/**
 * Scores values by any model version and keeps the prediction; no record is made. What its guards say of the values is
 * kept with it. Fails as `findToScore` and scoring do.
 */
export async function predictRecord(
  context: Context,
  { model: ref, record: values, confirmed }: Parsed<'predict.record'>,
): Promise<Result<Output<'predict.record'>>> {
  const { store, projectId } = context;
  const model = findToScore(store, projectId, ref);
  if (!model.ok) return model;
  const serving = servingModel(store, projectId, model.value);
  const said = await scoreValues(context, serving, values, PATIENCE_MS.saving);
  if (!said.ok) return said;
  const guarded = guardValues(guardsOf(context, model.value), values, confirmed);
  const shown = guarded.rule === null;
  const scored = { serving, values, guarded, ...said.value, record: null, shown, scoredAtMs: context.now() };
  return ok({ ...store.transaction((db) => keepPrediction(db, context, scored)), rule: guarded.rule });
}
