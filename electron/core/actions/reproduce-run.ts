import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { Run } from '../../../shared/run.ts';
import { resolveDataset } from '../store/datasets.ts';
import { resolveModel } from '../store/models.ts';
import { findRun, type NewRun, startRun } from '../store/runs.ts';
import type { Context } from './context.ts';
import { carryOutRun } from './models/carry-out-run.ts';
import { isBaseHere } from './models/open-base.ts';
import { recipeOf } from './models/recipe.ts';
import { describeEnvironment } from './models/describe-environment.ts';
import { findKnownRun } from './models/find-known-run.ts';

/**
 * Trains again what a run's record says and nothing else, and compares the bytes with the model that the run made. Kept
 * as a run of its own that names the other. Fails with `run.unknown`, `run.unfinished`, with `run.notReproducible`
 * (`details.missing` says what for: `data`, `base`, `model`, `version`, `recipe`), and as `carryOutRun`.
 */
export async function reproduceRun(
  context: Context,
  { id }: Parsed<'run.reproduce'>,
): Promise<Result<Output<'run.reproduce'>>> {
  const { store, projectId } = context;
  const asked = findKnownRun(store, projectId, id);
  if (!asked.ok) return asked;
  const original = findRun(store, projectId, asked.value.reproduces ?? id) ?? asked.value;
  if (original.outcome === null) return refuseUnfinished(original);
  const missing = await missingFor(context, original);
  if (missing.length > 0) return refuseMissing(original, missing);
  const planned = repeatOf(context, original);
  const run = store.transaction((db) => {
    startRun(db, planned);
    return findRun(db, projectId, planned.id);
  });
  if (run === null) throw new Error(`run ${planned.id} was not written`);
  return carryOutRun(context, run);
}

type Missing = { readonly what: 'data' | 'base' | 'model' | 'version' | 'recipe'; readonly message: string };

async function missingFor(context: Context, run: Run): Promise<readonly Missing[]> {
  const { store, projectId, version } = context;
  const { datasetVersionId, datasetRef, base, outcome, environment } = run;
  const madeBy = String(environment['fieldloop']);
  const missing: (Missing | null)[] = [
    resolveDataset(store, projectId, datasetVersionId) === null
      ? { what: 'data', message: `the rows of ${datasetRef} are not here any more` }
      : null,
    base === null || (await isBaseHere(context, base))
      ? null
      : {
          what: 'base',
          message: `the version that it went on from (${base.ref}), or what that was judged on, is not here any more`,
        },
    resolveModel(store, projectId, outcome?.modelVersionId ?? '') === null
      ? { what: 'model', message: 'the model that it made is not here' }
      : null,
    madeBy === version
      ? null
      : { what: 'version', message: `Fieldloop ${madeBy} made it, and this is Fieldloop ${version}` },
    recipeOf(run) === null ? { what: 'recipe', message: 'this Fieldloop does not know its parameters' } : null,
  ];
  return missing.filter((one) => one !== null);
}

function repeatOf({ newId, now, version, projectId, actorId, deviceId }: Context, original: Run): NewRun {
  const { modelName, datasetVersionId, target, algorithm, seed, parameters, base } = original;
  const recipe = { modelName, datasetVersionId, target, algorithm, seed, parameters, base };
  const environment = describeEnvironment(version);
  const by = { projectId, actorId, deviceId };
  return { ...recipe, ...by, id: newId(), environment, reproduces: original.id, startedAtMs: now() };
}

const refuseUnfinished = ({ modelName }: Run): Result<never> =>
  fail(
    'run.unfinished',
    `The training of "${modelName}" made no model that another could be compared with.`,
    'Choose a run that is finished.',
  );

const refuseMissing = ({ modelName }: Run, missing: readonly Missing[]): Result<never> =>
  fail(
    'run.notReproducible',
    `"${modelName}" cannot be trained again to the same bytes: ${missing.map(({ message }) => message).join('; ')}.`,
    'Restore what is missing, or use the version of Fieldloop that made it.',
    { missing: missing.map(({ what }) => what) },
  );
