import type { Input } from '../../../shared/calls.ts';
import { valueAt } from '../../../shared/domain/pipelines/references.ts';
import type { StepCheck, StepDeclaration } from '../../../shared/pipelines/declaration.ts';
import type { PipelineStep, StepLine, StepState } from '../../../shared/pipelines/pipeline-run.ts';
import { isStepCall, type StepCallName, stepCallOf } from '../../../shared/pipelines/step-calls.ts';
import { type AppError, fail, ok, type Result } from '../../../shared/result.ts';
import type { Hands, Standing } from './carry-out-run.ts';
import { contentKeyOf } from './content-key.ts';
import { fillInput } from './fill-input.ts';
import { findMade, isAlreadySo, isStillThere, unfinishedRun } from './find-made.ts';

/** One step at work: what it asks for is filled in. */
type AtWork = Hands & {
  readonly standing: Standing;
  readonly step: StepDeclaration;
  readonly call: StepCallName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly contentKey: string | null;
};

type Kept = Omit<Input<'pipeline.keepStep'>, 'id' | 'step'>;

/** It ended because somebody stopped it or core, not because of what it was asked. */
const STOPPED: ReadonlySet<string> = new Set(['run.paused', 'core.closing']);
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Carries out one step whose needs are met, and keeps what it came to; null where it was stopped. What is so already,
 * what a killed run had done, and what was done earlier with the same content is not done again.
 */
export async function carryOutStep(hands: Hands, standing: Standing, step: StepDeclaration): Promise<StepState | null> {
  if (hands.signal.aborted) return null;
  const { call } = step;
  if (!isStepCall(call)) throw new Error(`step ${step.id} was declared with the unknown call ${call}`);
  const input = fillInput(step, call, standing);
  const isCached = stepCallOf(call).isCached;
  const key = input.ok && isCached ? await contentKeyOf(hands.ask, call, input.value, step.check) : ok(null);
  const filled = input.ok ? input.value : {};
  const at: AtWork = { ...hands, standing, step, call, input: filled, contentKey: key.ok ? key.value : null };
  if (!input.ok) return keepFailure(at, input.error);
  if (!key.ok) return keepFailure(at, key.error);
  return (await findDone(at)) ?? (await askPerson(at)) ?? attempt(at);
}

/** The state of a step that need not be done; null where it must. */
async function findDone(at: AtWork): Promise<StepState | null> {
  const { ask, standing, step, call, input, contentKey } = at;
  const already = await isAlreadySo(ask, call, input);
  if (already !== null) return keepAnswer(at, 'skipped', already, { kind: 'already', values: {} });
  if (standing.states.get(step.id) === 'running') {
    const made = await findMade(ask, call, input, (await stepNow(at))?.effects ?? []);
    if (made !== null) return keepAnswer(at, 'done', made, { kind: 'found', values: {} });
  }
  if (contentKey === null) return null;
  const earlier = await ask('pipeline.earlier', { contentKey });
  if (!earlier.ok || earlier.value === null) return null;
  const { output, endedAtMs } = earlier.value;
  if (!(await isStillThere(ask, call, input, output))) return null;
  return keepAnswer(at, 'skipped', output, { kind: 'unchanged', values: { atMs: endedAtMs } });
}

/** The state of a step that a person has not allowed; null where it goes on. */
async function askPerson(at: AtWork): Promise<StepState | null> {
  if (!at.step.ask) return null;
  const decision = (await stepNow(at))?.decision ?? null;
  if (decision?.accepted === true) return null;
  const { reason = '', actorName: person = '' } = decision ?? {};
  const line: Omit<StepLine, 'atMs'> =
    decision === null ? { kind: 'asked', values: {} } : { kind: 'declined', values: { person, reason } };
  const state = decision === null ? 'waiting' : 'declined';
  if (at.standing.states.get(at.step.id) !== state) await keep(at, { state, line });
  return state;
}

/** Tries, and tries again as often as was declared. */
async function attempt(at: AtWork): Promise<StepState | null> {
  const { step, signal } = at;
  for (let tried = 1; ; tried += 1) {
    const line = { kind: tried === 1 ? 'started' : 'retried', values: { attempt: tried } } as const;
    const begun = await keep(at, { state: 'running', line });
    if (!begun.ok) return null;
    const answered = await askOnce(at);
    const judged = answered.ok ? checkAnswer(step.check, answered.value) : answered;
    if (judged.ok) return keepAnswer(at, 'done', judged.value, { kind: 'done', values: {} });
    if (signal.aborted || STOPPED.has(judged.error.code)) return null;
    if (tried > step.retries) return keepFailure(at, judged.error);
    await at.pause(Math.min(FIRST_PAUSE_MS * 2 ** (tried - 1), LONGEST_PAUSE_MS), signal);
    if (signal.aborted) return null;
  }
}

/** Asks for what the step is; a training that was begun for it and has not ended goes on from where it is. */
async function askOnce(at: AtWork): Promise<Result<unknown>> {
  const { ask, standing, step, call, input, signal } = at;
  const options = { signal, step: { runId: standing.runId, stepId: step.id } };
  const held = call === 'model.train' ? await unfinishedRun(ask, (await stepNow(at))?.effects ?? []) : null;
  if (held !== null) return ask('run.resume', { id: held }, options);
  return ask(call, input as Input<StepCallName>, options); // the door parses it by the contract
}

async function stepNow({ ask, standing, step }: AtWork): Promise<PipelineStep | undefined> {
  const run = await ask('pipeline.show', { id: standing.runId });
  return run.ok ? run.value.steps.find(({ id }) => id === step.id) : undefined;
}

/** Null where the answer could not be kept any more: core closes, and the next start finds what was done. */
async function keepAnswer(
  at: AtWork,
  state: 'done' | 'skipped',
  output: unknown,
  line: Omit<StepLine, 'atMs'>,
): Promise<StepState | null> {
  const { contentKey } = at;
  const kept = await keep(at, { state, output, line, ...(contentKey === null ? {} : { contentKey }) });
  if (!kept.ok) return null;
  at.standing.outputs.set(at.step.id, output);
  return state;
}

async function keepFailure(at: AtWork, error: AppError): Promise<StepState | null> {
  const line = { kind: 'failed', values: { code: error.code, message: error.message } } as const;
  const kept = await keep(at, { state: 'failed', error, line });
  return kept.ok ? 'failed' : null;
}

const keep = ({ ask, standing, step }: AtWork, kept: Kept) =>
  ask('pipeline.keepStep', { id: standing.runId, step: step.id, ...kept });

/** Fails with `pipeline.checkFailed`, naming the value and its limit. */
function checkAnswer(checks: readonly StepCheck[], answer: unknown): Result<unknown> {
  for (const { value: path, atLeast, atMost, equals } of checks) {
    const value = valueAt(answer, path.split('.'));
    const isLow = atLeast !== undefined && !(typeof value === 'number' && value >= atLeast);
    const isHigh = atMost !== undefined && !(typeof value === 'number' && value <= atMost);
    if (!isLow && !isHigh && (equals === undefined || value === equals)) continue;
    const wanted = isLow ? `at least ${atLeast}` : isHigh ? `at most ${atMost}` : JSON.stringify(equals);
    const message = `${path} is ${JSON.stringify(value)} and must be ${wanted}.`;
    return fail('pipeline.checkFailed', message, 'Look at what the step was given.', { value: path });
  }
  return ok(answer);
}
