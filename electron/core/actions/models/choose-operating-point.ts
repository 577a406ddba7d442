import type { Parsed } from '../../../../shared/calls.ts';
import { workOutOperatingPoint } from '../../../../shared/domain/operating-point.ts';
import type { OperatingChoice, OperatingPoint } from '../../../../shared/operating-point.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { findRun } from '../../store/runs.ts';
import type { Context } from '../context.ts';

type Limits = Pick<Parsed<'model.promote'>, 'threshold' | 'operating'>;

/**
 * The operating point that a version goes into use with; null for one that has no limit. Fails with `model.noLimit`
 * where a limit is asked of such a one, and `model.noHeldOut` where nothing is kept that it could be worked out on.
 */
export function chooseOperatingPoint(
  { store, projectId }: Context,
  model: ModelVersion,
  limits: Limits,
): Result<OperatingPoint | null> {
  const choice = choiceOf(model, limits);
  if (choice === null) return ok(null);
  if (model.spec.positiveClass === null) return refuseLimit(model);
  const run = model.runId === null ? null : findRun(store, projectId, model.runId);
  const point = workOutOperatingPoint(choice, run?.outcome?.scores ?? []);
  return point === null ? refuseUnmeasured(model) : ok(point);
}

/** What was asked for, else the version's own threshold. */
function choiceOf({ threshold: ofModel }: ModelVersion, { operating, threshold }: Limits): OperatingChoice | null {
  if (operating !== undefined) return operating;
  const limit = threshold ?? ofModel;
  return limit === null ? null : { basis: { kind: 'limit', threshold: limit }, unsureWithin: 0, sites: [] };
}

const refuseLimit = ({ ref, spec }: ModelVersion): Result<never> =>
  fail(
    'model.noLimit',
    `${ref} has no limit to choose: it ${spec.task === 'regression' ? 'tells a number' : 'tells one of several answers'}.`,
    'Put it in use without a limit.',
  );

const refuseUnmeasured = ({ ref }: ModelVersion): Result<never> =>
  fail(
    'model.noHeldOut',
    `What ${ref} said of held-out rows is not kept, so that costs and capacity cannot be worked out.`,
    'Name the limit itself, or train the model again.',
  );
