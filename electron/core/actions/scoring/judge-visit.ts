import { decideByRule } from '../../../../shared/domain/decide-by-rule.ts';
import type { Prediction } from '../../../../shared/prediction.ts';
import type { WrittenRule } from '../../../../shared/project.ts';
import type { RuleDecision } from '../../../../shared/record.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { RecordValues } from '../../store/records.ts';
import type { SaidRule } from '../../store/rule-decisions.ts';
import type { Context } from '../context.ts';
import { keepPrediction, type ScoredRecord } from './keep-prediction.ts';
import { PATIENCE_MS } from './sample-reasons.ts';
import { type Scored, scoreValues } from './score-values.ts';
import { type ServingModel, servingChampion } from './serving-model.ts';

/** What is said of a visit: by the champion, else by the project's written rule, else by nobody. */
export type Judgement =
  | { readonly by: 'model'; readonly serving: ServingModel; readonly said: Scored }
  | { readonly by: 'rule'; readonly decision: RuleDecision }
  | null;

/** Asks the champion, and the rule where there is none or it did not answer: a record is saved all the same. */
export async function judgeVisit(
  context: Context,
  rule: WrittenRule | undefined,
  values: RecordValues,
): Promise<Judgement> {
  const serving = servingChampion(context.store, context.projectId);
  const said = serving === null ? null : await scoreValues(context, serving, values, PATIENCE_MS.saving);
  if (serving !== null && said?.ok === true) return { by: 'model', serving, said: said.value };
  return rule === undefined ? null : { by: 'rule', decision: decideByRule(rule, values) };
}

/** What is stored and sent with the event where the rule decided; a prediction is a change of its own. */
export const ruleSaid = (judgement: Judgement, shown: boolean): SaidRule | null =>
  judgement?.by === 'rule' ? { decision: judgement.decision, shown } : null;

/** Writes what a model said beside the event, inside the caller's transaction; answers what was said by whomever. */
export function keepJudgement(
  db: WritableDb,
  context: Context,
  judgement: Judgement,
  said: Pick<ScoredRecord, 'values' | 'shown' | 'scoredAtMs'> & {
    readonly record: NonNullable<ScoredRecord['record']>;
  },
): { readonly prediction: Prediction | null; readonly rule: RuleDecision | null } {
  if (judgement === null) return { prediction: null, rule: null };
  if (judgement.by === 'model') {
    const { serving, said: answer } = judgement;
    return { prediction: keepPrediction(db, context, { ...said, ...answer, serving }), rule: null };
  }
  return { prediction: null, rule: judgement.decision };
}
