import type { PipelineRun, PipelineStatus, StepState } from '../../../shared/pipelines/pipeline-run.ts';
import type { StepDeclaration } from '../../../shared/pipelines/declaration.ts';
import type { Result } from '../../../shared/result.ts';
import type { Ask } from './ask.ts';
import { carryOutStep } from './carry-out-step.ts';

/** What a run is carried out with. */
export type Hands = {
  readonly ask: Ask;
  readonly signal: AbortSignal;
  readonly progress: (event: unknown) => void;
  readonly pause: (delayMs: number, signal: AbortSignal) => Promise<void>;
};

/** A step in its run, with what is known so far: it grows as steps are done. */
export type Standing = {
  readonly runId: string;
  readonly folder: string;
  readonly outputs: Map<string, unknown>;
  readonly states: Map<string, StepState>;
};

const DONE: ReadonlySet<StepState | undefined> = new Set(['done', 'skipped']);
const OVER: ReadonlySet<StepState> = new Set(['done', 'skipped', 'declined', 'blocked', 'failed']);

/**
 * Carries out the steps of a run that are not done yet, one after another in the order in which the run keeps them. A
 * step that fails or waits holds up those that need it, and no others. Stopped in the middle, the run is interrupted.
 */
export async function carryOutRun(hands: Hands, id: string): Promise<Result<PipelineRun>> {
  const { ask } = hands;
  const work = await ask('pipeline.work', { id });
  if (!work.ok) return work;
  const { run, declaration, folder, outputs } = work.value;
  const declared = new Map(declaration.steps.map((step) => [step.id, step]));
  const standing: Standing = {
    runId: id,
    folder,
    outputs: new Map(Object.entries(outputs)),
    states: new Map(run.steps.map((step) => [step.id, step.state])),
  };
  for (const [place, { id: stepId, needs }] of run.steps.entries()) {
    const step = declared.get(stepId);
    if (step === undefined) throw new Error(`step ${stepId} of run ${id} is not declared`);
    hands.progress({ runId: id, done: place, of: run.steps.length, step: stepId });
    const state = await moveOn(hands, standing, step, needs);
    if (state === null) return interrupt(hands, id);
    standing.states.set(stepId, state);
  }
  await ask('pipeline.keepRun', { id, status: statusOf([...standing.states.values()]) });
  return ask('pipeline.show', { id });
}

/** The state that a step comes to; null where the run was stopped before it came to one. */
async function moveOn(
  hands: Hands,
  standing: Standing,
  step: StepDeclaration,
  needs: readonly string[],
): Promise<StepState | null> {
  const state = standing.states.get(step.id) ?? 'pending';
  if (OVER.has(state)) return state;
  const missing = needs.find((need) => !DONE.has(standing.states.get(need)));
  if (missing === undefined) return carryOutStep(hands, standing, step);
  const before = standing.states.get(missing) ?? 'pending';
  if (!OVER.has(before)) return state;
  const line = { kind: 'blocked', values: { step: missing } } as const;
  await hands.ask('pipeline.keepStep', { id: standing.runId, step: step.id, state: 'blocked', line });
  return 'blocked';
}

/** Where core closes at the same time nothing can be kept; the next start says the same of the run. */
async function interrupt({ ask }: Hands, id: string): Promise<Result<PipelineRun>> {
  await ask('pipeline.keepRun', { id, status: 'interrupted' });
  return ask('pipeline.show', { id });
}

function statusOf(states: readonly StepState[]): PipelineStatus {
  if (states.some((state) => !OVER.has(state))) return 'waiting';
  return states.includes('failed') ? 'failed' : 'finished';
}
