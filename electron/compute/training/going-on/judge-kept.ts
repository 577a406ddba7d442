import { createRandom } from '../../../../shared/domain/random.ts';
import type { KeptKnowledge } from '../../../../shared/kept-knowledge.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { evaluateModel } from '../evaluate-model.ts';
import type { HowFitted } from '../fit-model.ts';
import type { FitResult } from '../fitted-model.ts';
import type { LearnedState } from '../learned-state.ts';
import { learn } from '../learners.ts';
import type { TrainRequest } from '../prepare-training.ts';
import type { Target } from '../read-target.ts';
import { takeRows, type TrialContext } from '../run-trials.ts';
import { compareTold } from './compare-told.ts';
import type { Earlier, GoingOn } from './prepare-going-on.ts';
import { readState } from './read-state.ts';

/** How the model was fitted, and where it tells two classes apart. */
export type HowDelivered = HowFitted & { readonly threshold: number | null };

/**
 * What is left of the earlier version's knowledge, on the rows that its own run held out; null where nobody can say which
 * they were. Version and model were delivered having learned from these rows, so twins are judged in their place: one
 * fitted as the version's run fitted its training part, and one that goes on from it as the model does. Fails with
 * `train.baseUnread`.
 */
export async function judgeKept(
  request: TrainRequest,
  { earlier, prepared, leftOutRows, knownRows }: GoingOn,
  { weights, learnedOf, rounds, calibration, threshold }: HowDelivered,
  context: TrialContext,
): Promise<Result<KeptKnowledge | null>> {
  if (earlier === null) return ok(null);
  const { breather, checkpoints } = context;
  const { data } = earlier.prepared;
  const { heldOut } = earlier.split;
  const asked = takeRows(data.features, heldOut);
  const twin = await fitTwin(earlier, context);
  if (!twin.ok) return twin;
  const before = await twin.value.model.predict(asked, breather);

  const checkpoint = checkpoints?.of('kept');
  const { model } = await learn(request, {
    data: prepared.data,
    rows: learnedOf(Int32Array.from({ length: prepared.data.rows }, (_, row) => row)),
    rounds,
    calibration: calibration ?? null,
    random: createRandom(request.seed).fork('refit'),
    breather,
    start: twin.value.state,
    ...(weights && { weights }),
    ...(checkpoint && { checkpoint }),
  });
  const after = await model.predict(asked, breather);
  const compared = compareTold(data.target, heldOut, {
    before: evaluated(data.target, heldOut, before),
    after: decided(data.target, after, threshold),
  });
  return ok({ overall: compared.overall, classes: [...compared.classes], leftOutRows, knownRows });
}

/** The version as its run first fitted it: without the rows that it held out. */
async function fitTwin({ request, prepared, split }: Earlier, context: TrialContext): Promise<Result<FitResult>> {
  const { breather, checkpoints } = context;
  const { data, counting } = prepared;
  const start = request.base ? readState(request.base, request) : ok<LearnedState | undefined>(undefined);
  if (!start.ok) return start;
  const checkpoint = checkpoints?.of('earlier');
  const fit = await learn(request, {
    data,
    rows: counting.learnedOf(split.training),
    heldOut: split.heldOut,
    random: createRandom(request.seed).fork('trial'),
    breather,
    ...(counting.weights && { weights: counting.weights }),
    ...(start.value && { start: start.value }),
    ...(checkpoint && { checkpoint }),
  });
  return ok(fit);
}

/** Decided as the version's run decided: with the threshold that it chose on these rows. */
function evaluated(target: Target, heldOut: Int32Array, outputs: Float32Array): ArrayLike<number> {
  const { answers } = evaluateModel(target, heldOut, outputs, null);
  return target.task === 'regression' ? outputs : answers.predicted;
}

/** Class numbers by the threshold, or the likeliest of several; a quantity as it is. */
function decided(target: Target, outputs: Float32Array, threshold: number | null): ArrayLike<number> {
  if (target.task === 'regression') return outputs;
  const width = target.classes.length;
  return Int32Array.from({ length: outputs.length / width }, (_, row) => {
    const answer = outputs.subarray(row * width, (row + 1) * width);
    if (target.task === 'binary') return (answer[1] ?? 0) >= (threshold ?? 0.5) ? 1 : 0;
    return answer.indexOf(answer.reduce((most, share) => Math.max(most, share), -Infinity));
  });
}
