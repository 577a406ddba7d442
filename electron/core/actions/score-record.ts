import type { Output, Parsed } from '../../../shared/calls.ts';
import { decideByRule } from '../../../shared/domain/decide-by-rule.ts';
import type { WrittenRule } from '../../../shared/project.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { requireProject } from '../store/projects.ts';
import type { RecordValues } from '../store/records.ts';
import type { Context } from './context.ts';
import { isAskedBlind } from '../store/is-asked-blind.ts';
import { PATIENCE_MS } from './scoring/sample-reasons.ts';
import { judgeOutside, missingFeatures, scoreValues } from './scoring/score-values.ts';
import { recalledChampion, servingChampion } from './scoring/serving-model.ts';

/**
 * What the champion says of values typed so far, or without one the project's written rule. A record that is asked
 * blind, and one of which something is missing, gets no answer to show: of an empty form a model would guess, or fail.
 * Fails as scoring does.
 */
export async function scoreRecord(
  context: Context,
  { values, recordId }: Parsed<'record.score'>,
): Promise<Result<Output<'record.score'>>> {
  const { store, projectId } = context;
  const { definition } = requireProject(store, projectId);
  const blind = recordId !== undefined && isAskedBlind(store, definition.blind, projectId, recordId);
  const serving = servingChampion(store, projectId);
  if (serving === null) {
    return ok({ ...sayByRule(definition.rule, values, blind), recalled: recalledChampion(store, projectId) });
  }
  const { model } = serving;
  const missing = missingFeatures(model.spec.features, values);
  const isAsked = !blind && missing.length === 0;
  const said = isAsked ? await scoreValues(context, serving, values, PATIENCE_MS.typing) : null;
  if (said !== null && !said.ok) return said;
  return ok({
    blind,
    rule: null,
    modelRef: model.ref,
    recalled: null,
    output: said?.value.output ?? null,
    threshold: said?.value.threshold ?? serving.threshold,
    unsure: said?.value.unsure ?? false,
    positiveClass: model.spec.positiveClass,
    missing,
    outside: blind ? [] : judgeOutside(model.spec.features, values),
    explanation: said?.value.explanation ?? null,
  });
}

function sayByRule(
  rule: WrittenRule | undefined,
  values: RecordValues,
  blind: boolean,
): Omit<Output<'record.score'>, 'recalled'> {
  const decision = rule === undefined ? null : decideByRule(rule, values);
  return {
    blind,
    rule: blind ? null : decision,
    modelRef: null,
    output: null,
    threshold: null,
    unsure: false,
    positiveClass: null,
    missing: rule !== undefined && decision?.answer === null ? [rule.column] : [],
    outside: [],
    explanation: null,
  };
}
