import { decideByRule } from '../../../../shared/domain/decide-by-rule.ts';
import type { Prediction } from '../../../../shared/prediction.ts';
import type { WrittenRule } from '../../../../shared/project.ts';
import type { RuleDecision } from '../../../../shared/record.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { RecordValues } from '../../store/records.ts';
import type { SaidRule } from '../../store/rule-decisions.ts';
import type { Context } from '../context.ts';
import { type Guarded, guardsOf, guardValues } from './guard-values.ts';
import { keepPrediction, type ScoredRecord } from './keep-prediction.ts';
import { PATIENCE_MS } from './sample-reasons.ts';
import { type Scored, scoreValues } from './score-values.ts';
import { type ServingModel, servingChampion } from './serving-model.ts';

/**
 * What is said of a visit: by the champion, else by the project's written rule, else by nobody. Where a guard falls back
 * to the rule, the rule decides, and what the model would have said is kept beside it, unshown.
 */
export type Judgement =
  | { readonly by: 'model'; readonly serving: ServingModel; readonly said: Scored; readonly guarded: Guarded }
  | { readonly by: 'rule'; readonly decision: RuleDecision }
  | null;

/**
 * Asks the champion, and the rule where there is none or it did not answer: a record is saved all the same. `confirmed`
 * are columns whose value a person has said to be right.
 */
export async function judgeVisit(
  context: Context,
  rule: WrittenRule | undefined,
  values: RecordValues,
  confirmed: readonly string[] = [],
): Promise<Judgement> {
  const serving = servingChampion(context.store, context.projectId);
  const said = serving === null ? null : await scoreValues(context, serving, values, PATIENCE_MS.saving);
  if (serving !== null && said?.ok === true) {
    const guarded = guardValues(guardsOf(context, serving.model), values, confirmed);
    return { by: 'model', serving, said: said.value, guarded };
  }
  return rule === undefined ? null : { by: 'rule', decision: decideByRule(rule, values) };
}

const decisionOf = (judgement: Judgement): RuleDecision | null =>
  judgement === null ? null : judgement.by === 'rule' ? judgement.decision : judgement.guarded.rule;

/** What is stored and sent with the event where the rule decided; a prediction is a change of its own. */
export function ruleSaid(judgement: Judgement, shown: boolean): SaidRule | null {
  const decision = decisionOf(judgement);
  return decision === null ? null : { decision, shown };
}

/** Writes what a model said beside the event, inside the caller's transaction; answers what was said by whomever. */
export function keepJudgement(
  db: WritableDb,
  context: Context,
  judgement: Judgement,
  said: Pick<ScoredRecord, 'values' | 'shown' | 'scoredAtMs'> & {
    readonly record: NonNullable<ScoredRecord['record']>;
  },
): { readonly prediction: Prediction | null; readonly rule: RuleDecision | null } {
  const rule = decisionOf(judgement);
  if (judgement?.by !== 'model') return { prediction: null, rule };
  const { serving, said: answer, guarded } = judgement;
  const shown = said.shown && rule === null;
  return { prediction: keepPrediction(db, context, { ...said, ...answer, serving, guarded, shown }), rule };
}
