import type { Output, Parsed } from '../../../shared/calls.ts';
import { decideByRule } from '../../../shared/domain/decide-by-rule.ts';
import { toBeAsked } from '../../../shared/guards.ts';
import type { ProjectDefinition, WrittenRule } from '../../../shared/project.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { requireProject } from '../store/projects.ts';
import type { RecordValues } from '../store/records.ts';
import type { Context } from './context.ts';
import { isAskedBlind } from '../store/is-asked-blind.ts';
import { PATIENCE_MS } from './scoring/sample-reasons.ts';
import { advisingModels } from './scoring/advising-models.ts';
import { askAdvice } from './scoring/ask-advice.ts';
import { type Guarded, guardsOf, guardValues } from './scoring/guard-values.ts';
import { missingFeatures } from './scoring/score-values.ts';
import { type DeployedModel, recalledChampion } from './scoring/serving-model.ts';

/**
 * What the version that advises on it says of values typed so far, or the project's written rule: without a champion, and where a guard
 * falls back to it. A record that is asked blind, and one with a value that a person has to give or look at first, gets no
 * answer to show: of an empty form a model would guess, or fail. Fails as scoring does.
 */
export async function scoreRecord(
  context: Context,
  { values, recordId, subjectCode, confirmed }: Parsed<'record.score'>,
): Promise<Result<Output<'record.score'>>> {
  const { store, projectId } = context;
  const { definition } = requireProject(store, projectId);
  const blind = recordId !== undefined && isAskedBlind(store, definition.blind, projectId, recordId);
  const visited = { recordId: recordId ?? null, subjectCode: subjectCode ?? codeIn(definition, values), values };
  const models = advisingModels(context, visited);
  const [first] = models;
  if (first === undefined) {
    return ok({ ...sayByRule(definition.rule, values, blind), recalled: recalledChampion(store, projectId) });
  }
  const guarded = guardValues(guardsOf(context, first.model), values, confirmed);
  const isAsked = !blind && guarded.rule === null && toBeAsked(guarded.guards).length === 0;
  if (!isAsked) return ok(sayNothing(first, values, guarded, blind));
  const { answer } = await askAdvice(context, models, values, PATIENCE_MS.typing);
  if (!answer.ok) return answer;
  const { serving, said } = answer.value;
  const bySaying = serving === first ? guarded : guardValues(guardsOf(context, serving.model), values, confirmed);
  return ok({ ...sayNothing(serving, values, bySaying, blind), ...said });
}

/** The code of whom it is about, where the project asks for it among its questions; null while it is not answered. */
function codeIn({ columns }: ProjectDefinition, values: RecordValues): string | null {
  const code = values[columns.find(({ role }) => role === 'subject')?.name ?? ''] ?? '';
  return code === '' ? null : String(code).trim();
}

/** Who would answer, and what its guards say; the answer itself is added where it is given. */
const sayNothing = (
  { model, threshold }: DeployedModel,
  values: RecordValues,
  { guards, rule }: Pick<Guarded, 'guards' | 'rule'>,
  blind: boolean,
): Output<'record.score'> => ({
  blind,
  rule: blind ? null : rule,
  modelRef: model.ref,
  recalled: null,
  output: null,
  threshold,
  unsure: false,
  positiveClass: model.spec.positiveClass,
  missing: missingFeatures(model.spec.features, values),
  guards: blind ? [] : [...guards],
  explanation: null,
});

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
