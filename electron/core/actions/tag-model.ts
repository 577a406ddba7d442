import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { lastWord } from '../store/registry-entries.ts';
import { refuseNamedSubject } from '../store/refuse-named-subject.ts';
import type { Context } from './context.ts';
import { findTarget, sayOfModel } from './models/say-of-model.ts';

/**
 * Sets or removes a tag of a model or a version. Fails with `model.noTag` where there is none to remove, with
 * `thread.namesSubject`, and as `findModel` does.
 */
export async function tagModel(
  context: Context,
  { about, key, value }: Parsed<'model.tag'>,
): Promise<Result<Output<'model.tag'>>> {
  const { store, projectId } = context;
  return store.transaction((db) => {
    const target = findTarget(db, projectId, about);
    if (!target.ok) return target;
    const named = value === null ? null : refuseNamedSubject(db, projectId, value);
    if (named !== null) return named;
    if (value === null && lastWord(db, projectId, { ...target.value, kind: 'tag', key }) === null) {
      return fail('model.noTag', `${about} has no tag "${key}".`, 'Show the model to see its tags.');
    }
    return ok(sayOfModel(db, context, target.value, { kind: 'tag', key, value, reason: null }));
  });
}
