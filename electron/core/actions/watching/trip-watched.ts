import type { TripEvidence } from '../../../../shared/tripwires.ts';
import type { AliasMove } from '../../../../shared/registry.ts';
import type { WritableDb } from '../../store/open-database.ts';
import type { Context } from '../context.ts';
import { findModel } from '../models/find-model.ts';
import { moveAlias } from '../models/move-alias.ts';
import { openBefore } from '../models/open-before.ts';
import { AUTOMATIC_ACTOR } from './automatic-actor.ts';
import { raiseTripAlert } from './trip-alert.ts';
import { judgeWatched, type Watched, watchedDeployments } from './watched-deployments.ts';

/**
 * Takes back whatever a tripwire trips for: a canary, whose records the version in use advises on again, and a champion that
 * is newly in use, for which the version before it comes back after its file was opened. Needs no network. Judged, moved
 * and said in one transaction; answers the moves.
 */
export async function tripWatched(asking: Context): Promise<readonly AliasMove[]> {
  const context = { ...asking, actorId: AUTOMATIC_ACTOR };
  const moves: AliasMove[] = [];
  for (const watched of watchedDeployments(context)) {
    if (evidenceOf(context.store, context, watched) === null) continue;
    const canReturn = watched.move.alias !== 'champion' || (await canOpenBefore(context, watched));
    const moved = context.store.transaction((db) => takeBack(db, context, watched, canReturn));
    if (moved !== null) moves.push(moved);
  }
  return moves;
}

async function canOpenBefore(context: Context, { move, back }: Watched): Promise<boolean> {
  const before = back === null ? null : findModel(context.store, context.projectId, back.modelVersionId);
  if (before === null || !before.ok) return false;
  return (await openBefore(context, before.value, { alias: move.alias, last: move })).ok;
}

/** Null where no tripwire is tripped. */
function evidenceOf(db: Context['store'] | WritableDb, { now }: Context, watched: Watched): TripEvidence | null {
  const states = judgeWatched(db, watched);
  const tripped = states.find(({ verdict }) => verdict === 'tripped');
  if (tripped === undefined) return null;
  const { against, tripwires } = watched;
  return {
    tripped: tripped.tripwire,
    states: [...states],
    againstRef: against.model.ref,
    falseAlarm: tripwires.falseAlarm,
    judgedAtMs: now(),
  };
}

/** Null where nothing moved: the tripwire holds by now, somebody moved the alias, or there is nothing to go back to. */
function takeBack(db: WritableDb, context: Context, watched: Watched, canReturn: boolean): AliasMove | null {
  const evidence = evidenceOf(db, context, watched);
  if (evidence === null) return null;
  if (!canReturn) {
    raiseTripAlert(db, context, watched.move, evidence, 'stays');
    return null;
  }
  const moved = moveAlias(db, context, { ...wayBack(context, watched), expected: watched.move.place, evidence });
  if (!moved.ok) return null;
  raiseTripAlert(db, context, watched.move, evidence, 'takenBack');
  return moved.value;
}

function wayBack({ store, projectId }: Context, { move, model, back }: Watched) {
  const { alias } = move;
  const before = back === null ? null : findModel(store, projectId, back.modelVersionId);
  if (back === null || before === null || !before.ok) {
    return { model, alias, kind: 'removal', threshold: null, operatingPoint: null, reason: null } as const;
  }
  const { threshold, operatingPoint } = back;
  return { model: before.value, alias, kind: 'rollback', threshold, operatingPoint, reason: null } as const;
}
