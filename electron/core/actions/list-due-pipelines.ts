import type { Output, Parsed } from '../../../shared/calls.ts';
import { lastDueMs, slotName } from '../../../shared/domain/pipelines/schedule.ts';
import type { PipelineCause } from '../../../shared/pipelines/pipeline-run.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { interruptedPipelineRuns } from '../store/pipeline-runs.ts';
import { listPipelines as listKept, type StoredPipeline } from '../store/pipelines.ts';
import type { Context } from './context.ts';
import { dueFirings } from './pipelines/due-firings.ts';

/**
 * What is to be begun because its moment has come, and what is to be gone on with because core ended in the middle.
 * However many moments were missed, the last one stands for all; a clock that was set back makes nothing due again.
 */
export async function listDuePipelines(
  context: Context,
  _input: Parsed<'pipeline.due'>,
): Promise<Result<Output<'pipeline.due'>>> {
  const { store, projectId, now } = context;
  const toRun = listKept(store, projectId).flatMap((kept) => {
    const slot = dueSlot(kept, now());
    const { retrain } = kept.declaration;
    const firings = retrain === undefined || !kept.isOn ? [] : dueFirings(context, retrain);
    const causes: PipelineCause[] = [
      ...(slot === null ? [] : [{ kind: 'schedule' as const, slot }]),
      // One retraining at a time: what else is true of the version is seen to by the same run.
      ...firings.slice(0, 1).map((firing) => ({ kind: 'trigger' as const, firing })),
    ];
    return causes.map((because) => ({ name: kept.name, because }));
  });
  return ok({ toRun, toResume: [...interruptedPipelineRuns(store, projectId)] });
}

/** Names of moments are in the order of the calendar. */
function dueSlot({ declaration: { schedule }, isOn, lastSlot }: StoredPipeline, nowMs: number): string | null {
  if (schedule === undefined || !isOn) return null;
  const slot = slotName(lastDueMs(schedule, nowMs));
  return lastSlot !== null && slot <= lastSlot ? null : slot;
}
