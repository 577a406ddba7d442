import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { EngineInput } from '../../../../shared/engine.ts';
import { TrainedSpec } from '../../../../shared/model.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Run, RunBase } from '../../../../shared/run.ts';
import { resolveDataset } from '../../store/datasets.ts';
import { resolveModel } from '../../store/models.ts';
import { findRun } from '../../store/runs.ts';
import type { Context } from '../context.ts';
import { type Recipe, recipeOf } from './recipe.ts';
import { withTable } from './send-table.ts';

type EngineBase = NonNullable<EngineInput<'train'>['base']>;
type Delivered = Pick<EngineBase, 'onnx' | 'spec'>;
type Earlier = { readonly run: Run; readonly recipe: Recipe; readonly dataset: DatasetVersion };

/**
 * Lets `work` train with the version that a run goes on from, and with the rows that this was trained on where the run's
 * record says that it is judged on them; with nothing for a run that begins anew. Fails with `run.baseGone`,
 * `run.dataGone`, as `withTable` and as `work` does.
 */
export async function withBase<T>(
  context: Context,
  { base }: Run,
  work: (base: EngineBase | undefined) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (base === null) return work(undefined);
  const delivered = await readDelivered(context, base);
  if (!delivered.ok) return delivered;
  if (base.unchecked !== null) return work({ ...delivered.value, earlier: null });
  const earlier = findEarlier(context, base);
  if (!earlier.ok) return earlier;
  const { run, recipe, dataset } = earlier.value;
  const before = run.base === null ? ok(null) : await readDelivered(context, run.base);
  if (!before.ok) return before;
  const { learning, plan, features } = recipe;
  const train = (tableId: string): Promise<Result<T>> => {
    const asked = { tableId, target: run.target, features: [...features], seed: run.seed, ...plan, ...learning };
    return work({ ...delivered.value, earlier: { ...asked, base: before.value } });
  };
  return withTable(context, dataset, train, learning);
}

/** Whether the version that a run goes on from is here, with everything that it is judged by. */
export const isBaseHere = async (context: Context, base: RunBase): Promise<boolean> =>
  (await readDelivered(context, base)).ok && (base.unchecked !== null || findEarlier(context, base).ok);

async function readDelivered(
  { store, projectId, blobs }: Context,
  { modelVersionId, ref, sha256 }: RunBase,
): Promise<Result<Delivered>> {
  const model = resolveModel(store, projectId, modelVersionId);
  const spec = TrainedSpec.safeParse(model?.spec);
  const onnx = await blobs.read(sha256);
  if (spec.success && onnx.ok) return ok({ onnx: onnx.value, spec: spec.data });
  return fail(
    'run.baseGone',
    `The version to go on from, ${ref}, is not here any more.`,
    'Restore it, or start a new training without it.',
  );
}

function findEarlier({ store, projectId }: Context, { runId, ref, datasetRef }: RunBase): Result<Earlier> {
  const run = findRun(store, projectId, runId);
  const recipe = run === null ? null : recipeOf(run);
  const dataset = run === null ? null : resolveDataset(store, projectId, run.datasetVersionId);
  if (run !== null && recipe !== null && dataset !== null) return ok({ run, recipe, dataset });
  return fail(
    'run.dataGone',
    `The rows of ${datasetRef}, on which ${ref} was judged, are not here any more.`,
    'Start the training again: what is kept then goes unchecked.',
  );
}
