import type { Output, Parsed } from '../../../shared/calls.ts';
import { applyThreshold } from '../../../shared/domain/apply-threshold.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { askModel } from '../engine/load-model.ts';
import type { Context } from './context.ts';
import { findTableModel } from './models/find-table-model.ts';
import { PATIENCE_MS } from './scoring/sample-reasons.ts';
import { featureValues, scoreValues } from './scoring/score-values.ts';
import { servingModel } from './scoring/serving-model.ts';

/**
 * Why a model version answers as it does to these values, and what would turn the answer; nothing is stored. Fails with
 * `model.unexplained`, and as `findTableModel` and scoring do.
 */
export async function explainRecord(
  context: Context,
  { model: ref, record: values, threshold: decidedAt }: Parsed<'predict.explain'>,
): Promise<Result<Output<'predict.explain'>>> {
  const { store, projectId } = context;
  const model = findTableModel(store, projectId, ref);
  if (!model.ok) return model;
  const serving = servingModel(store, projectId, model.value);
  const scored = await scoreValues(context, serving, values, PATIENCE_MS.asking);
  if (!scored.ok) return scored;
  const { explanation } = scored.value;
  if (explanation === null) return unexplained(model.value.ref);
  const { sha256, spec } = model.value;
  const threshold = decidedAt === undefined ? scored.value.threshold : decidedAt;
  const output = applyThreshold(spec, scored.value.output, threshold);
  if (explanation.occlusion !== undefined) return ok({ modelRef: model.value.ref, output, explanation, turns: [] });
  const request = { sha256, record: featureValues(spec.features, values), threshold };
  const turned = await askModel(context, model.value, 'model.findTurns', request, context.signal);
  if (!turned.ok) return turned;
  return ok({ modelRef: model.value.ref, output, explanation, turns: turned.value.turns });
}

const unexplained = (ref: string): Result<never> =>
  fail(
    'model.unexplained',
    `Neither the file of ${ref} nor a reference of its data tells how its answers come about.`,
    'Models that are trained here tell it; import others together with a data set of theirs.',
  );
