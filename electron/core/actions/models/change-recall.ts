import type { ModelVersion } from '../../../../shared/registry.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import type { Context } from '../context.ts';
import { refuseNamedSubject } from '../../store/refuse-named-subject.ts';
import { findModel } from './find-model.ts';
import { sayOfModel } from './say-of-model.ts';

/** Value of an entry that recalls; without a value it reinstates. */
export const RECALLED = 'recalled';

/**
 * Recalls a version or reinstates it, and answers it as it is then. Fails with `model.isRecalled` or `model.notRecalled`
 * where it is so already, with `thread.namesSubject`, and as `findModel` does.
 */
export function changeRecall(
  context: Context,
  ref: string,
  said: { readonly isRecalled: boolean; readonly reason: string },
): Result<ModelVersion> {
  const { store, projectId } = context;
  return store.transaction((db) => {
    const found = findModel(db, projectId, ref);
    if (!found.ok) return found;
    const model = found.value;
    const refusal = refuseSame(model, said.isRecalled) ?? refuseNamedSubject(db, projectId, said.reason);
    if (refusal !== null) return refusal;
    const target = { modelName: model.name, modelVersionId: model.id };
    const value = said.isRecalled ? RECALLED : null;
    sayOfModel(db, context, target, { kind: 'recall', key: '', value, reason: said.reason });
    return findModel(db, projectId, model.id);
  });
}

function refuseSame({ ref, recall }: ModelVersion, isRecalled: boolean): Result<never> | null {
  if (isRecalled && recall !== null) {
    return fail('model.isRecalled', `${ref} is recalled already, by ${recall.actorName}: ${recall.reason}`);
  }
  return isRecalled || recall !== null ? null : fail('model.notRecalled', `${ref} is not recalled.`);
}
