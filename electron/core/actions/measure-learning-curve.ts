import type { Output, Parsed } from '../../../shared/calls.ts';
import { fitPowerLaw } from '../../../shared/domain/fit-power-law.ts';
import { labelPace } from '../../../shared/domain/label-hours.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { EngineOutput } from '../../../shared/engine.ts';
import type { LearningCurve, LearningPoint } from '../../../shared/learning-curve.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Run } from '../../../shared/run.ts';
import { RowPlan } from '../../../shared/training-plan.ts';
import { resolveDataset } from '../store/datasets.ts';
import { labelGapsMs } from '../store/label-gaps.ts';
import { keepLearningCurve } from '../store/learning-curves.ts';
import type { Context } from './context.ts';
import { findKnownRun } from './models/find-known-run.ts';
import { type Recipe, recipeOf } from './models/recipe.ts';
import { withTable } from './models/send-table.ts';
import { takeTurn } from './models/take-turn.ts';

/** Shares of the training rows, and how often each is drawn: about five fits on all rows together. */
const SHARES = [
  { share: 0.05, draws: 5 },
  { share: 0.1, draws: 5 },
  { share: 0.2, draws: 3 },
  { share: 0.4, draws: 3 },
  { share: 0.8, draws: 2 },
  { share: 1, draws: 1 },
] as const;
const FITS = SHARES.reduce((sum, { draws }) => sum + draws, 0);
/** Smaller samples are ruled by the luck of the draw. */
const LEAST_ROWS = 40;

const measureByTask = { binary: 'pairsWrong', multiclass: 'shareWrong', regression: 'absoluteError' } as const;

type Tried = EngineOutput<'train.try'>;
type Measured = Pick<LearningCurve, 'points' | 'rows' | 'heldOutRows'>;

/**
 * Measures how the error of what a run trained falls with the rows, always on the rows that the run held out, and fits
 * the curve that says what more labels would bring. It waits for its turn among the trainings, and ends as cancelled where
 * these are to pause. Progress events are `{ done, of, rows }` in fits. Fails with `run.unknown`,
 * `run.dataGone`, `run.otherVersion`, `curve.goesOn`, `curve.tooFewRows`, and as compute does.
 */
export async function measureLearningCurve(
  context: Context,
  input: Parsed<'model.learningCurve'>,
): Promise<Result<Output<'model.learningCurve'>>> {
  const { store, projectId, now } = context;
  const run = findKnownRun(store, projectId, input.run);
  if (!run.ok) return run;
  if (run.value.base !== null) return refuseGoingOn(run.value.base.ref);
  return takeTurn(context, async (signal) => {
    const startedAtMs = now();
    const measured = await measurePoints({ ...context, signal }, run.value);
    if (!measured.ok) return measured;
    const { points, rows, heldOutRows } = measured.value;
    const fitted = fitPowerLaw(points, createRandom(run.value.seed).fork('learning curve'));
    if (fitted === null) return refuseFew(rows);
    const curve: LearningCurve = {
      runId: run.value.id,
      measure: measureByTask[run.value.outcome?.task ?? 'binary'],
      points: [...points],
      rows,
      heldOutRows,
      fit: fitted.fit,
      redrawn: [...fitted.redrawn],
      pace: labelPace(labelGapsMs(store, projectId)),
      seconds: (now() - startedAtMs) / 1_000,
      measuredAtMs: now(),
    };
    store.transaction((db) => keepLearningCurve(db, curve, context));
    return ok(curve);
  });
}

async function measurePoints(context: Context, run: Run): Promise<Result<Measured>> {
  const dataset = resolveDataset(context.store, context.projectId, run.datasetVersionId);
  if (dataset === null)
    return fail('run.dataGone', `The rows of ${run.datasetRef} are not here any more.`, 'Train on another version.');
  const recipe = recipeOf(run);
  if (recipe === null || run.outcome === null)
    return fail('run.otherVersion', 'This run says too little to fit it again.', 'Start a new training.');
  const walk = (tableId: string): Promise<Result<Measured>> => walkShares(context, run, recipe, tableId);
  return withTable(context, dataset, walk, recipe.learning);
}

async function walkShares(context: Context, run: Run, recipe: Recipe, tableId: string): Promise<Result<Measured>> {
  const points: LearningPoint[] = [];
  let last: Tried | null = null;
  let done = 0;
  for (const { share, draws } of SHARES) {
    const errors: number[] = [];
    for (let draw = 0; draw < draws; draw += 1) {
      if (context.signal.aborted) return fail('engine.cancelled', 'Cancelled.');
      const tried = await tryShare(context, run, recipe, tableId, { share, draw });
      if (!tried.ok) return tried;
      last = tried.value;
      errors.push(...tried.value.scores.map(({ error }) => error).filter(Number.isFinite));
      done += 1;
      context.progress({ done, of: FITS, rows: last.rows });
      if (last.rows < LEAST_ROWS) break;
    }
    if (last !== null && last.rows >= LEAST_ROWS && errors.length > 0) points.push({ rows: last.rows, errors });
  }
  return last === null ? refuseFew(0) : ok({ points, rows: last.trainingRows, heldOutRows: last.heldOutRows });
}

function tryShare(
  { engine, signal }: Context,
  { target, seed }: Run,
  { features, learning, plan }: Recipe,
  tableId: string,
  how: { readonly share: number; readonly draw: number },
): Promise<Result<Tried>> {
  const asked = { tableId, target, features: [...features], seed, ...RowPlan.parse(plan), judge: 'heldOut' as const };
  return engine.request('train.try', { ...asked, ...how, ...learning }, { signal });
}

const refuseGoingOn = (ref: string): Result<never> =>
  fail(
    'curve.goesOn',
    `This training went on from ${ref}: its error falls with the rows of both, which no curve of these rows tells.`,
    'Measure the curve of a training that began anew.',
  );

const refuseFew = (rows: number): Result<never> =>
  fail(
    'curve.tooFewRows',
    `${rows} rows are too few for a curve: their shares say more about the draw than about learning.`,
    'Collect some hundred rows first.',
  );
