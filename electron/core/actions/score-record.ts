import type { Output, Parsed } from '../../../shared/calls.ts';
import { decideByRule } from '../../../shared/domain/decide-by-rule.ts';
import { toBeAsked } from '../../../shared/guards.ts';
import type { WrittenRule } from '../../../shared/project.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { requireProject } from '../store/projects.ts';
import type { RecordValues } from '../store/records.ts';
import type { Context } from './context.ts';
import { isAskedBlind } from '../store/is-asked-blind.ts';
import { PATIENCE_MS } from './scoring/sample-reasons.ts';
import { guardsOf, guardValues } from './scoring/guard-values.ts';
import { missingFeatures, scoreValues } from './scoring/score-values.ts';
import { recalledChampion, servingChampion } from './scoring/serving-model.ts';

/**
 * What the champion says of values typed so far, or the project's written rule: without a champion, and where a guard
 * falls back to it. A record that is asked blind, and one with a value that a person has to give or look at first, gets no
 * answer to show: of an empty form a model would guess, or fail. Fails as scoring does.
 */
export async function scoreRecord(
  context: Context,
  { values, recordId, confirmed }: Parsed<'record.score'>,
): Promise<Result<Output<'record.score'>>> {
  const { store, projectId } = context;
  const { definition } = requireProject(store, projectId);
  const blind = recordId !== undefined && isAskedBlind(store, definition.blind, projectId, recordId);
  const serving = servingChampion(store, projectId);
  if (serving === null) {
    return ok({ ...sayByRule(definition.rule, values, blind), recalled: recalledChampion(store, projectId) });
  }
  const { model } = serving;
  const { guards, rule } = guardValues(guardsOf(context, model), values, confirmed);
  const isAsked = !blind && rule === null && toBeAsked(guards).length === 0;
  const said = isAsked ? await scoreValues(context, serving, values, PATIENCE_MS.typing) : null;
  if (said !== null && !said.ok) return said;
  return ok({
    blind,
    rule: blind ? null : rule,
    modelRef: model.ref,
    recalled: null,
    output: said?.value.output ?? null,
    threshold: said?.value.threshold ?? serving.threshold,
    unsure: said?.value.unsure ?? false,
    positiveClass: model.spec.positiveClass,
    missing: missingFeatures(model.spec.features, values),
    guards: blind ? [] : guards,
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
    guards: [],
    explanation: null,
  };
}
