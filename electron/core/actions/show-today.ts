import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { openAlerts } from '../store/alerts.ts';
import { newestMove } from '../store/alias-moves.ts';
import { newestFinishedRun } from '../store/runs.ts';
import { capturedDays, todayCounts } from '../store/today.ts';
import type { Context } from './context.ts';
import { servingCanary } from './scoring/advising-models.ts';
import { recalledChampion, servingChampion } from './scoring/serving-model.ts';

/** What waits, what was done today, and where the loop stands; all zero and null in a new project. */
export async function showToday(
  { store, projectId, now }: Context,
  _input: Parsed<'today.show'>,
): Promise<Result<Output<'today.show'>>> {
  const nowMs = now();
  const move = newestMove(store, projectId, 'champion');
  const recalled = recalledChampion(store, projectId);
  const champion = move === null || recalled !== null ? null : { ref: move.ref, sinceMs: move.movedAtMs };
  const serving = servingChampion(store, projectId);
  const canary = serving === null ? null : servingCanary(store, projectId, serving);
  const championId = champion === null ? null : (move?.modelVersionId ?? null);
  return ok({
    ...todayCounts(store, { projectId, championId, canaryId: canary?.serving.model.id ?? null, nowMs }),
    openAlerts: [...openAlerts(store, projectId, nowMs)],
    champion,
    recalled,
    lastRun: newestFinishedRun(store, projectId),
    days: [...capturedDays(store, projectId, nowMs)],
  });
}
