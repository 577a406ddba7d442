import type { Parsed } from '../../../../shared/calls.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Learning } from '../../../../shared/training.ts';
import type { Context } from '../context.ts';
import { chooseFeatures } from './choose-features.ts';
import { type Base, goOnFrom, refuseMisfit } from './go-on-from.ts';
import { readLearning, refuseUnknownColumn } from './read-learning.ts';

/** What a training learns with and from which columns. */
export type PlannedLearning = {
  readonly learning: Learning;
  readonly features: readonly string[];
  /** Null begins anew. */
  readonly base: Base | null;
};

type Input = Pick<Parsed<'model.train'>, 'target' | 'features' | 'algorithm' | 'from' | 'parameters' | 'weightColumn'>;

/**
 * Fills in what was not asked for: from the version to go on from, or by default. Fails with `train.unknownColumn`,
 * `train.badParameter`, and as `goOnFrom` and `refuseMisfit` do.
 */
export function planLearning(
  context: Pick<Context, 'store' | 'projectId'>,
  input: Input,
  dataset: DatasetVersion,
): Result<PlannedLearning> {
  const { target, weightColumn: weight } = input;
  const unknown = refuseUnknownColumn(dataset, [target, ...(input.features ?? [])]);
  if (unknown !== null) return unknown;
  const found = input.from === undefined ? ok(null) : goOnFrom(context, input.from);
  if (!found.ok) return found;
  const base = found.value;
  const misfit = base && refuseMisfit(base, input, dataset);
  if (misfit !== null) return misfit;
  const before = base?.recipe.learning;
  const algorithm = before?.algorithm ?? input.algorithm ?? 'gbdt';
  const learning = readLearning({ algorithm, parameters: { ...before?.parameters, ...input.parameters } });
  if (!learning.ok) return learning;
  const features =
    base?.recipe.features ?? input.features ?? chooseFeatures(dataset.columns, { target, weight, algorithm });
  return ok({ learning: learning.value, features, base });
}
