import type { Run } from '../../../../shared/run.ts';
import { Learning } from '../../../../shared/training.ts';
import { TrainingPlan } from '../../../../shared/training-plan.ts';

/** What a training was asked for, as the run's record says it. */
export type Recipe = { readonly learning: Learning; readonly plan: TrainingPlan; readonly features: readonly string[] };

/** Null where an older or newer Fieldloop asked for what this one does not know. */
export function recipeOf({ algorithm, parameters: { features, ...recorded } }: Run): Recipe | null {
  const isOfPlan = ([name]: readonly [string, unknown]): boolean => Object.hasOwn(TrainingPlan.shape, name);
  const entries = Object.entries(recorded);
  const plan = TrainingPlan.safeParse(Object.fromEntries(entries.filter(isOfPlan)));
  const parameters = Object.fromEntries(entries.filter((entry) => !isOfPlan(entry)));
  const learning = Learning.safeParse({ algorithm, parameters });
  if (!learning.success || !plan.success || !Array.isArray(features)) return null;
  return { learning: learning.data, plan: plan.data, features: features.map(String) };
}
