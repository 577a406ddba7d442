import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { openAlerts } from '../store/alerts.ts';
import { newestMove, resolveModel } from '../store/models.ts';
import { newestFinishedRun } from '../store/runs.ts';
import { capturedDays, todayCounts } from '../store/today.ts';
import type { Context } from './context.ts';

/** What waits, what was done today, and where the loop stands; all zero and null in a new project. */
export async function showToday(
  { store, projectId, now }: Context,
  _input: Parsed<'today.show'>,
): Promise<Result<Output<'today.show'>>> {
  const nowMs = now();
  const move = newestMove(store, projectId, 'champion');
  const championId = resolveModel(store, projectId, '@champion')?.id ?? null;
  return ok({
    ...todayCounts(store, { projectId, championId, nowMs }),
    openAlerts: [...openAlerts(store, projectId)],
    champion: move && { ref: move.ref, sinceMs: move.movedAtMs },
    lastRun: newestFinishedRun(store, projectId),
    days: [...capturedDays(store, projectId, nowMs)],
  });
}
