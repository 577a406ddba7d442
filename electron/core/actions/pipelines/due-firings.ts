import { createHash } from 'node:crypto';
import { judgeRetraining } from '../../../../shared/domain/pipelines/judge-retraining.ts';
import type { Firing, RetrainWhen } from '../../../../shared/pipelines/retraining.ts';
import { agreementWith } from '../../store/agreement.ts';
import { resolveModel } from '../../store/models.ts';
import { isFired } from '../../store/retraining-firings.ts';
import { verdictsOf } from '../../store/window-verdicts.ts';
import type { Context } from '../context.ts';

/** The triggers of a pipeline that have come true and were not seen to yet; none for a model that is not in use. */
export function dueFirings({ store, projectId }: Context, when: RetrainWhen): readonly Firing[] {
  const version = resolveModel(store, projectId, `${when.model}@champion`);
  if (version === null) return [];
  const { id, ref } = version;
  const verdicts = when.drift === undefined ? [] : verdictsOf(store, id, when.drift.windows);
  return judgeRetraining(when, { id, ref, verdicts, ...agreementWith(store, id) })
    .map(({ key, ...firing }) => ({ ...firing, id: createHash('sha256').update(`${projectId} ${key}`).digest('hex') }))
    .filter((firing) => !isFired(store, firing.id));
}
