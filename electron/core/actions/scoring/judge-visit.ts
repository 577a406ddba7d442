import { decideByRule } from '../../../../shared/domain/decide-by-rule.ts';
import type { Prediction } from '../../../../shared/prediction.ts';
import type { WrittenRule } from '../../../../shared/project.ts';
import type { RuleDecision } from '../../../../shared/record.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { SaidRule } from '../../store/rule-decisions.ts';
import { insertServedAnswer } from '../../store/served-answers.ts';
import type { Context } from '../context.ts';
import { advisingModels, type Visited } from './advising-models.ts';
import { askAdvice, type Asked } from './ask-advice.ts';
import { type Guarded, guardsOf, guardValues } from './guard-values.ts';
import { keepPrediction, type ScoredRecord } from './keep-prediction.ts';
import { PATIENCE_MS } from './sample-reasons.ts';
import type { Scored } from './score-values.ts';
import type { ServingModel } from './serving-model.ts';

/**
 * What is said of a visit, and which models were asked: by a model, else by the project's written rule, else by nobody.
 * Where a guard falls back to the rule, the rule decides, and what the model would have said is kept beside it, unshown.
 */
export type Judgement = { readonly asked: readonly Asked[] } & (
  | { readonly by: 'model'; readonly serving: ServingModel; readonly said: Scored; readonly guarded: Guarded }
  | { readonly by: 'rule'; readonly decision: RuleDecision }
  | { readonly by: 'nobody' }
);

/**
 * Asks who advises on it, and the rule where there is none or none answered: a record is saved all the same. `confirmed`
 * are columns whose value a person has said to be right.
 */
export async function judgeVisit(
  context: Context,
  rule: WrittenRule | undefined,
  visited: Visited,
  confirmed: readonly string[] = [],
): Promise<Judgement> {
  const { values } = visited;
  const models = advisingModels(context, visited);
  const { asked, answer } = await askAdvice(context, models, values, PATIENCE_MS.saving);
  if (answer.ok) {
    const guarded = guardValues(guardsOf(context, answer.value.serving.model), values, confirmed);
    return { asked, by: 'model', ...answer.value, guarded };
  }
  return rule === undefined ? { asked, by: 'nobody' } : { asked, by: 'rule', decision: decideByRule(rule, values) };
}

function decisionOf(judgement: Judgement): RuleDecision | null {
  if (judgement.by === 'rule') return judgement.decision;
  return judgement.by === 'model' ? judgement.guarded.rule : null;
}

/** What is stored and sent with the event where the rule decided; a prediction is a change of its own. */
export function ruleSaid(judgement: Judgement, shown: boolean): SaidRule | null {
  const decision = decisionOf(judgement);
  return decision === null ? null : { decision, shown };
}

type Said = Pick<ScoredRecord, 'values' | 'shown' | 'scoredAtMs'> & {
  readonly record: NonNullable<ScoredRecord['record']>;
};

/** Writes what was said beside the event, inside the caller's transaction, and how it went with each that was asked. */
export function keepJudgement(
  db: WritableDb,
  context: Context,
  judgement: Judgement,
  said: Said,
): { readonly prediction: Prediction | null; readonly rule: RuleDecision | null } {
  const rule = decisionOf(judgement);
  const prediction = judgement.by === 'model' ? keepAnswer(db, context, judgement, { ...said, rule }) : null;
  for (const asked of judgement.asked) {
    insertServedAnswer(db, {
      ...asked,
      recordEventId: said.record.eventId,
      predictionId: asked.failure === null ? (prediction?.id ?? null) : null,
      askedAtMs: said.scoredAtMs,
    });
  }
  return { prediction, rule };
}

function keepAnswer(
  db: WritableDb,
  context: Context,
  { serving, said: answer, guarded }: Extract<Judgement, { readonly by: 'model' }>,
  { rule, ...said }: Said & { readonly rule: RuleDecision | null },
): Prediction {
  return keepPrediction(db, context, { ...said, ...answer, serving, guarded, shown: said.shown && rule === null });
}
