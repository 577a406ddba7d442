import type { Output, Parsed } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { type AppError, fail, ok, type Result } from '../../../shared/result.ts';
import type { Judgement, SearchOutcome, SearchProgress, SearchRequest } from '../../../shared/search.ts';
import { RowPlan } from '../../../shared/training-plan.ts';
import { recordChange } from '../store/change.ts';
import { resolveDataset } from '../store/datasets.ts';
import { failSearch, findSearch, finishSearch, keepJudgement, startSearch } from '../store/searches.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import { chooseFeatures } from './models/choose-features.ts';
import { readLearning, refuseUnknownColumn } from './models/read-learning.ts';
import { searchParameters } from './models/search-parameters.ts';
import { withTable } from './models/send-table.ts';
import { takeTurn } from './models/take-turn.ts';

type Input = Parsed<'model.search'>;

/**
 * Searches for parameters within a budget of trials and minutes. It judges on inner parts of the training rows and makes
 * no model: train with the outcome's best parameters next. It waits for its turn among the trainings, and only then is the
 * time counted. Progress events are `SearchProgress`. A cancel ends it with the best so far, and so does what pauses
 * trainings. Fails with `dataset.unknown`, `search.goesOn`, `train.unknownColumn`, `train.badParameter`, and as compute does.
 */
export async function searchModel(context: Context, input: Input): Promise<Result<Output<'model.search'>>> {
  const { store, projectId, actorId, deviceId, newId, now } = context;
  const dataset = resolveDataset(store, projectId, input.dataset);
  if (dataset === null) return refuseUnknownDataset(input.dataset);
  if (input.from !== undefined) return refuseGoingOn(input.from);
  const unknown = refuseUnknownColumn(dataset, [input.target, ...(input.features ?? [])]);
  if (unknown !== null) return unknown;
  const learning = readLearning(input);
  if (!learning.ok) return learning;

  return takeTurn(context, async (signal) => {
    const id = newId();
    const request = describeRequest(input, dataset);
    const startedAtMs = now();
    const search = { id, projectId, datasetVersionId: dataset.id, request, actorId, deviceId, startedAtMs };
    store.transaction((db) => startSearch(db, search));
    const searched = await searchInCompute({ ...context, signal }, dataset, id, request);
    if (!searched.ok) return endFailed(context, id, searched.error);
    return endFinished(context, id, { ...searched.value, seconds: (now() - startedAtMs) / 1_000 });
  });
}

/** The trials begin anew, and what is best for them says nothing of a model that knows most already. */
const refuseGoingOn = (ref: string): Result<never> =>
  fail(
    'search.goesOn',
    `What goes on from ${ref} keeps its parameters, so there are none to search for.`,
    'Go on without a search, single parameters being given where they should differ, or search for a model that begins anew.',
  );

function describeRequest(input: Input, dataset: DatasetVersion): SearchRequest {
  const { target, algorithm, parameters: given, seed, method, trials, minutes, parts } = input;
  const features = input.features ?? chooseFeatures(dataset.columns, { target, weight: input.weightColumn, algorithm });
  return { target, features, algorithm, given, seed, ...RowPlan.parse(input), method, trials, minutes, parts };
}

function searchInCompute(
  context: Context,
  dataset: DatasetVersion,
  id: string,
  request: SearchRequest,
): Promise<Result<Omit<SearchOutcome, 'seconds'>>> {
  const { engine, signal, store, now } = context;
  const { algorithm, given, target, features, seed } = request;
  const plan = RowPlan.parse(request);
  const endsAtMs = now() + request.minutes * 60_000;
  const report = reportTo(context, request, endsAtMs);
  const work = (tableId: string) =>
    searchParameters({
      request,
      random: createRandom(seed).fork('search'),
      tryOne: async (parameters, how) => {
        if (signal.aborted) return fail('engine.cancelled', 'Cancelled.');
        const learning = readLearning({ algorithm, parameters: { ...given, ...parameters } });
        if (!learning.ok) return learning;
        const asked = { tableId, target, features, seed, ...plan, judge: 'inner' as const, ...how, ...learning.value };
        return engine.request('train.try', asked, { signal });
      },
      isOver: () => now() >= endsAtMs,
      keep: (judgement) => {
        store.transaction((db) => keepJudgement(db, id, judgement));
        report(judgement);
      },
    });
  const learning = readLearning({ algorithm, parameters: given });
  return learning.ok ? withTable(context, dataset, work, learning.value) : Promise.resolve(learning);
}

function reportTo({ progress, now }: Context, { trials }: SearchRequest, endsAtMs: number) {
  let bestLoss = Number.POSITIVE_INFINITY;
  let done = 0;
  return ({ trial, share, loss }: Judgement): void => {
    done = Math.max(done, trial);
    if (share === 1) bestLoss = Math.min(bestLoss, loss);
    const event: SearchProgress = {
      done,
      of: trials,
      loss,
      bestLoss,
      secondsLeft: Math.max(0, (endsAtMs - now()) / 1_000),
    };
    progress(event);
  };
}

function endFinished(context: Context, id: string, outcome: SearchOutcome): Result<Output<'model.search'>> {
  const { store, projectId, now } = context;
  return store.transaction((db) => {
    finishSearch(db, id, outcome, now());
    const search = findSearch(db, projectId, id);
    if (search === null) throw new Error(`search ${id} is gone`);
    recordChange(db, context, {
      kind: 'search.finished',
      lane: `search:${id}`,
      entityKind: 'search',
      entityId: id,
      payload: search,
    });
    return ok(search);
  });
}

function endFailed({ store, now }: Context, id: string, error: AppError): Result<never> {
  store.transaction((db) => failSearch(db, id, error, now()));
  return fail(error.code, error.message, error.hint, { ...error.details, searchId: id });
}
