import { judgeTripwires } from '../../../../shared/domain/tripwires/judge-tripwires.ts';
import { previousDeployment } from '../../../../shared/domain/previous-deployment.ts';
import { Tripwires, type TripwireState } from '../../../../shared/tripwires.ts';
import type { AliasMove, ModelVersion } from '../../../../shared/registry.ts';
import { movesInOrder, newestMove } from '../../store/alias-moves.ts';
import { modelIdByName, resolveModel } from '../../store/models.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { type AdviceAsked, countAdvice, countServed } from '../../store/served-answers.ts';
import type { Context } from '../context.ts';
import { suiteOf } from '../model-tests/suite-of.ts';
import { servingCanary } from '../scoring/advising-models.ts';
import { siteColumn } from '../scoring/score-values.ts';
import { servingChampion } from '../scoring/serving-model.ts';

const MS_PER_DAY = 86_400_000;
/** Later than any advice. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** A deployment that its tripwires watch now. */
export type Watched = {
  readonly move: AliasMove;
  readonly model: ModelVersion;
  readonly tripwires: Tripwires;
  /** When watching it ends; null for a canary, which is watched for as long as it is one. */
  readonly untilMs: number | null;
  /** The advice that it is held against, and whose that is. */
  readonly against: { readonly model: ModelVersion; readonly asked: AdviceAsked };
  /** Of a champion, the deployment to go back to; null for a canary. */
  readonly back: AliasMove | null;
};

/** The canary, and the champion while its promotion is recent; none without a version in use. */
export const watchedDeployments = (context: Context): readonly Watched[] =>
  [watchedCanary(context), watchedChampion(context)].filter((watched) => watched !== null);

/**
 * A share of the records is held against the rest of them since then; sites against what the version in use said there
 * before, since other sites see other people.
 */
function watchedCanary(context: Context): Watched | null {
  const { store, projectId } = context;
  const champion = servingChampion(store, projectId);
  const canary = champion === null ? null : servingCanary(store, projectId, champion);
  const move = newestMove(store, projectId, 'canary');
  if (champion === null || canary === null || move === null) return null;
  const column = siteColumn(context);
  const isSited = canary.canary.by === 'sites' && column !== null;
  const asked = {
    deploymentIds: deploymentsOf(store, champion.model),
    fromMs: isSited ? 0 : move.movedAtMs,
    untilMs: isSited ? move.movedAtMs : NEVER,
    sites: canary.canary.by === 'sites' && column !== null ? { column, names: canary.canary.sites } : null,
  };
  const { model } = canary.serving;
  const against = { model: champion.model, asked };
  return { move, model, tripwires: tripwiresOf(context, model), untilMs: null, against, back: null };
}

/**
 * Held against what the version before it said until then; not watched where there is none to go back to. Another limit for
 * the same version is no other version.
 */
function watchedChampion(context: Context): Watched | null {
  const { store, projectId } = context;
  const champion = servingChampion(store, projectId);
  const move = newestMove(store, projectId, 'champion');
  if (champion === null || move === null || move.kind !== 'promotion') return null;
  if (move.previousVersionId === move.modelVersionId) return null;
  const { model } = champion;
  const tripwires = tripwiresOf(context, model);
  const untilMs = move.movedAtMs + tripwires.watchDays * MS_PER_DAY;
  if (context.now() >= untilMs) return null;
  const modelId = modelIdByName(store, projectId, model.name) ?? '';
  const moves = movesInOrder(store, modelId, 'champion');
  const back = previousDeployment(moves, (id) => resolveModel(store, projectId, id)?.recall !== null);
  const before = back === null ? null : resolveModel(store, projectId, back.modelVersionId);
  if (before === null) return null;
  const against = { model: before, asked: adviceBefore(store, before, move.movedAtMs) };
  return { move, model, tripwires, untilMs, against, back };
}

const adviceBefore = (db: ReadableDb, model: ModelVersion, untilMs: number): AdviceAsked => ({
  deploymentIds: deploymentsOf(db, model),
  fromMs: 0,
  untilMs,
  sites: null,
});

/** Every time that a version was in use. */
const deploymentsOf = (db: ReadableDb, { id }: ModelVersion): readonly string[] =>
  db
    .all(`SELECT id FROM aliasMove WHERE modelVersionId = ? AND alias = 'champion' AND kind <> 'removal'`, id)
    .map((row) => String(row['id']));

const tripwiresOf = (context: Context, model: ModelVersion): Tripwires =>
  suiteOf(context, model).suite.tripwires ?? Tripwires.parse({});

/** What the tripwires of a deployment say by what is stored now. */
export function judgeWatched(db: ReadableDb, { move, model, tripwires, against }: Watched): readonly TripwireState[] {
  const { positiveClass } = model.spec;
  const asked = { deploymentIds: [move.id], fromMs: 0, untilMs: NEVER, sites: null };
  const own = { ...countServed(db, move.id, tripwires.slow?.ms ?? 0), ...countAdvice(db, asked, positiveClass) };
  const none = { count: 0, of: 0 };
  const other = { failed: none, slow: none, ...countAdvice(db, against.asked, positiveClass) };
  return judgeTripwires(tripwires, own, other);
}
