import type { Parsed } from '../../../../shared/calls.ts';
import { type Column, isNumericType } from '../../../../shared/column.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { Feature } from '../../../../shared/model.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Run, RunBase } from '../../../../shared/run.ts';
import { resolveDataset } from '../../store/datasets.ts';
import { resolveModel } from '../../store/models.ts';
import { findRun } from '../../store/runs.ts';
import type { Context } from '../context.ts';
import { findModel } from './find-model.ts';
import { refuseRecalled } from './refuse-recalled.ts';
import { type Recipe, recipeOf } from './recipe.ts';

type Input = Pick<Parsed<'model.train'>, 'target' | 'algorithm' | 'features' | 'parameters'>;

/** A version to go on from: how it was trained and on what, and how a run names it. */
export type Base = {
  readonly model: ModelVersion;
  readonly recipe: Recipe;
  /** Null where the rows are not here any more. */
  readonly dataset: DatasetVersion | null;
  readonly named: RunBase;
};

/** What a model is built of; another would not fit what was learned. */
const BUILT_OF = {
  gbdt: ['monotone'],
  linear: [],
  mlp: ['hidden', 'activation'],
  'image-head': ['backbone', 'side', 'colour', 'filters', 'hidden'],
} as const;

/**
 * The version that a training is to go on from, which must be one that a run here made. Fails with `model.unknown`,
 * `model.noneDeployed`, `train.foreignBase`, `model.recalled`, `train.baseRunGone`.
 */
export function goOnFrom(context: Pick<Context, 'store' | 'projectId'>, ref: string): Result<Base> {
  const { store, projectId } = context;
  const found = findModel(store, projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  if (model.runId === null) return refuseForeign(model);
  const recalled = refuseRecalled(model);
  if (recalled !== null) return recalled;
  const run = findRun(store, projectId, model.runId);
  const recipe = run === null ? null : recipeOf(run);
  if (run === null || recipe === null) return refuseNoRecord(model);
  const { id: modelVersionId, sha256 } = model;
  const { id: runId, datasetRef } = run;
  const dataset = resolveDataset(store, projectId, run.datasetVersionId);
  const unchecked = dataset === null ? 'dataGone' : uncheckedBecause(context, run);
  const named = { modelVersionId, ref: model.ref, sha256, runId, datasetRef, unchecked };
  return ok({ model, recipe, dataset, named });
}

/** Why nobody can judge what is kept of the model of a run whose rows are here; null where everything for it is. */
function uncheckedBecause(
  { store, projectId }: Pick<Context, 'store' | 'projectId'>,
  { base }: Run,
): RunBase['unchecked'] {
  return base !== null && resolveModel(store, projectId, base.modelVersionId) === null ? 'baseGone' : null;
}

/**
 * Null where the data and what is asked fit the version. Refuses with `train.otherTarget`, `train.otherAlgorithm`,
 * `train.otherColumns`, `train.otherShape`; classes that the version does not know are refused as the rows are read.
 */
export function refuseMisfit(
  { model, recipe }: Base,
  { target, algorithm, features, parameters }: Input,
  { columns }: Pick<DatasetVersion, 'columns'>,
): Result<never> | null {
  const { spec, ref } = model;
  const { learning } = recipe;
  if (target !== spec.target) return refuseTarget(ref, spec.target ?? '', target);
  if (algorithm !== undefined && algorithm !== learning.algorithm) return refuseAlgorithm(ref, learning.algorithm);
  const names = spec.features.map(({ name }) => name);
  if (features !== undefined && features.toSorted().join('\n') !== names.toSorted().join('\n'))
    return refuseColumns(ref, `it learned from ${names.join(', ')}`, 'Leave the columns to the version.');
  const missing = spec.features.find((feature) => !columns.some((column) => isSame(column, feature)));
  if (missing !== undefined) return refuseColumn(ref, missing, columns);
  const built: readonly string[] = BUILT_OF[learning.algorithm];
  const learned: Readonly<Record<string, unknown>> = learning.parameters;
  const given: Readonly<Record<string, unknown>> = parameters;
  const other = built.find(
    (name) => given[name] !== undefined && JSON.stringify(given[name]) !== JSON.stringify(learned[name]),
  );
  return other === undefined ? null : refuseShape(ref, other, learned[other]);
}

/** By name, kind of value and unit, where both say one. */
const isSame = (column: Column, { name, type, unit }: Feature): boolean =>
  column.name === name &&
  kindOf(column.type) === kindOf(type) &&
  (column.unit === undefined || unit === undefined || column.unit === unit);

function kindOf(type: Column['type']): string {
  if (type === 'date' || type === 'datetime') return 'time';
  return isNumericType(type) ? 'number' : type === 'boolean' ? 'category' : type;
}

const refuseForeign = ({ ref, source }: ModelVersion): Result<never> =>
  fail(
    'train.foreignBase',
    `${ref} came from "${source.name}" and was not trained here, so nothing can go on from it.`,
    'Train a model here; its versions can be gone on from.',
  );

const refuseNoRecord = ({ ref }: ModelVersion): Result<never> =>
  fail(
    'train.baseRunGone',
    `How ${ref} was trained is not told here in a way that this Fieldloop knows.`,
    'Go on from a version that was trained on this laptop, or train anew.',
  );

const refuseTarget = (ref: string, tells: string, target: string): Result<never> =>
  fail(
    'train.otherTarget',
    `${ref} tells "${tells}", not "${target}".`,
    'Go on with the same column to predict, or train anew.',
  );

const refuseAlgorithm = (ref: string, algorithm: string): Result<never> =>
  fail(
    'train.otherAlgorithm',
    `${ref} was trained with ${algorithm}, and another algorithm cannot go on from it.`,
    'Leave the algorithm to the version, or train anew.',
  );

const refuseColumns = (ref: string, why: string, hint: string): Result<never> =>
  fail('train.otherColumns', `The columns do not fit ${ref}: ${why}.`, hint);

function refuseColumn(ref: string, { name, type, unit }: Feature, columns: readonly Column[]): Result<never> {
  const same = columns.find((column) => column.name === name);
  const words = (what: string, measured: string | undefined): string => [what, measured].filter(Boolean).join(' in ');
  const why =
    same === undefined
      ? `the data have no column "${name}"`
      : `"${name}" is ${words(same.type, same.unit)} here and was ${words(type, unit)}`;
  return refuseColumns(ref, why, 'Bring the data into the form of the earlier ones, or train anew.');
}

const refuseShape = (ref: string, name: string, learned: unknown): Result<never> =>
  fail(
    'train.otherShape',
    `${ref} was built with another "${name}": ${JSON.stringify(learned)}.`,
    'Leave it to the version, or train anew.',
  );
