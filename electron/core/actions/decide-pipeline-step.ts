import type { Output, Parsed } from '../../../shared/calls.ts';
import type { StepDecision } from '../../../shared/pipelines/pipeline-run.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { actorName as nameOfActor } from '../store/actors.ts';
import { recordChange } from '../store/change.ts';
import { findPipelineRun, keepDecision } from '../store/pipeline-runs.ts';
import { keepStep } from '../store/pipeline-steps.ts';
import type { Context } from './context.ts';
import { carryOn } from './pipelines/carry-on.ts';
import { refuseUnknownRun } from './pipelines/refusals.ts';

/**
 * What a person says where a step asks: accepted, it is done and the run goes on; declined, nothing is changed and what
 * needs it is left. The answer is that of the run when it has gone on as far as it does. Fails with
 * `pipelineRun.unknown` and `pipeline.notAsked`.
 */
export async function decidePipelineStep(
  context: Context,
  { id, step: stepId, accept, reason }: Parsed<'pipeline.decide'>,
): Promise<Result<Output<'pipeline.decide'>>> {
  const { store, projectId, actorId, now } = context;
  const run = findPipelineRun(store, projectId, id);
  if (run === null) return refuseUnknownRun(id);
  if (run.steps.find((step) => step.id === stepId)?.state !== 'waiting') return refuseNotAsked(stepId);
  const actorName = nameOfActor(store, actorId) ?? actorId;
  const decision: StepDecision = { accepted: accept, reason, actorName, decidedAtMs: now() };
  store.transaction((db) => {
    keepDecision(db, id, stepId, decision);
    const line = { kind: accept ? 'accepted' : 'declined', values: { person: actorName, reason } } as const;
    keepStep(db, { runId: id, stepId, state: accept ? 'pending' : 'declined', line, atMs: decision.decidedAtMs });
    recordChange(db, context, {
      kind: accept ? 'pipeline.accepted' : 'pipeline.declined',
      lane: `pipeline:${run.pipeline}`,
      entityKind: 'pipelineRun',
      entityId: id,
      payload: { runId: id, pipeline: run.pipeline, step: stepId, ...decision },
    });
  });
  return carryOn(context, id);
}

const refuseNotAsked = (step: string): Result<never> =>
  fail(
    'pipeline.notAsked',
    `The step "${step}" does not wait for a person.`,
    'Look at the run: it may be decided already.',
  );
