import type { Output, Parsed } from '../../../shared/calls.ts';
import { lastDueMs, slotName } from '../../../shared/domain/pipelines/schedule.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { interruptedPipelineRuns } from '../store/pipeline-runs.ts';
import { listPipelines as listKept, type StoredPipeline } from '../store/pipelines.ts';
import type { Context } from './context.ts';

/**
 * What is to be begun because its moment has come, and what is to be gone on with because core ended in the middle.
 * However many moments were missed, the last one stands for all; a clock that was set back makes nothing due again.
 */
export async function listDuePipelines(
  { store, projectId, now }: Context,
  _input: Parsed<'pipeline.due'>,
): Promise<Result<Output<'pipeline.due'>>> {
  const toRun = listKept(store, projectId).flatMap((kept) => {
    const slot = dueSlot(kept, now());
    return slot === null ? [] : [{ name: kept.name, slot }];
  });
  return ok({ toRun, toResume: [...interruptedPipelineRuns(store, projectId)] });
}

/** Names of moments are in the order of the calendar. */
function dueSlot({ declaration: { schedule }, isOn, lastSlot }: StoredPipeline, nowMs: number): string | null {
  if (schedule === undefined || !isOn) return null;
  const slot = slotName(lastDueMs(schedule, nowMs));
  return lastSlot !== null && slot <= lastSlot ? null : slot;
}
