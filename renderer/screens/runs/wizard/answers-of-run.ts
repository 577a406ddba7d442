import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { Run } from '../../../../shared/run.ts';
import { Algorithm } from '../../../../shared/training.ts';
import { TrainingPlan } from '../../../../shared/training-plan.ts';
import { firstAnswers, type TrainingAnswers } from '../plan-training.ts';
import { settingsOf } from './settings.ts';

/** The answers that an earlier run was started with, to try it again with a change; null where its data are gone. */
export function answersOfRun(run: Run, datasets: readonly DatasetVersion[]): TrainingAnswers | null {
  const dataset = datasets.find(({ id }) => id === run.datasetVersionId);
  const algorithm = Algorithm.safeParse(run.algorithm);
  if (dataset === undefined || !algorithm.success) return null;
  const { features, trees, holdout } = run.parameters;
  const usual = firstAnswers(dataset);
  const changed = settingsOf(algorithm.data).flatMap(({ name, usual: text }) => {
    const value = run.parameters[name];
    return value === undefined || String(value) === text || name === 'trees' ? [] : [[name, String(value)] as const];
  });
  return {
    ...usual,
    target: run.target,
    from: run.base?.ref ?? null,
    name: run.modelName,
    seed: String(run.seed),
    features: Array.isArray(features) ? new Set(features.map(String)) : undefined,
    learner: algorithm.data === 'gbdt' ? (typeof trees === 'number' ? trees : 200) : algorithm.data,
    heldOut: typeof holdout === 'number' ? Math.round(holdout * 100) : usual.heldOut,
    ...planOf(run, dataset),
    settings: Object.fromEntries(changed),
  };
}

/** How it was tested and how its rows counted; what its record does not tell is as usual. */
function planOf({ parameters }: Run, { columns }: DatasetVersion): Partial<TrainingAnswers> {
  const plan = TrainingPlan.partial().safeParse(parameters);
  if (!plan.success) return {};
  const { split, folds, shownLabels, calibrate, classWeights } = plan.data;
  const role = columns.find(({ name }) => split?.kind === 'group' && name === split.column)?.role;
  const way = split?.kind === 'group' ? (role === 'site' ? 'site' : 'person') : split?.kind;
  return {
    ...(way === undefined ? {} : { way }),
    ...(folds === undefined ? {} : { folds }),
    ...(shownLabels === undefined ? {} : { shownLabels }),
    ...(calibrate === undefined ? {} : { calibrate }),
    balanced: classWeights === 'balanced',
  };
}
