import type { Output, Parsed } from '../../../shared/calls.ts';
import { lastDueMs, slotName } from '../../../shared/domain/pipelines/schedule.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findPipeline, switchPipeline as switchKept } from '../store/pipelines.ts';
import type { Context } from './context.ts';
import { describePipeline } from './pipelines/describe-pipeline.ts';
import { refuseUnknownPipeline } from './pipelines/refusals.ts';

/** Follows a pipeline's schedule, or no more. Fails with `pipeline.unknown`. */
export async function switchPipeline(
  { store, projectId, now }: Context,
  { name, isOn }: Parsed<'pipeline.switch'>,
): Promise<Result<Output<'pipeline.switch'>>> {
  return store.transaction((db) => {
    const kept = findPipeline(db, projectId, name);
    if (kept === null) return refuseUnknownPipeline(name);
    const { schedule } = kept.declaration;
    const slot = schedule === undefined ? null : slotName(lastDueMs(schedule, now()));
    switchKept(db, { projectId, name, isOn, slot });
    return ok(describePipeline({ ...kept, isOn }, now()));
  });
}
