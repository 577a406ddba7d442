import { nextDueMs } from '../../../../shared/domain/pipelines/schedule.ts';
import type { Pipeline } from '../../../../shared/pipelines/pipeline-run.ts';
import type { StoredPipeline } from '../../store/pipelines.ts';

/** A pipeline as people see it; `nowMs` is the present, UTC. */
export function describePipeline({ declaration, ...stored }: StoredPipeline, nowMs: number): Pipeline {
  const { name, description = null, schedule = null, retrain = null, steps } = declaration;
  const { isOn, path, declaredAtMs } = stored;
  const nextAtMs = schedule === null || !isOn ? null : nextDueMs(schedule, nowMs);
  return { name, description, schedule, retrain, isOn, nextAtMs, steps: steps.length, path, declaredAtMs };
}
