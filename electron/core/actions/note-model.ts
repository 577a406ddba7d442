import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { refuseNamedSubject } from '../store/refuse-named-subject.ts';
import type { Context } from './context.ts';
import { findTarget, sayOfModel } from './models/say-of-model.ts';

/** Writes the note of a model or a version anew; the one before stays in the history. Fails with `thread.namesSubject` and as `findModel` does. */
export async function noteModel(
  context: Context,
  { about, text }: Parsed<'model.note'>,
): Promise<Result<Output<'model.note'>>> {
  const { store, projectId } = context;
  return store.transaction((db) => {
    const target = findTarget(db, projectId, about);
    if (!target.ok) return target;
    const named = refuseNamedSubject(db, projectId, text);
    if (named !== null) return named;
    const value = text === '' ? null : text;
    return ok(sayOfModel(db, context, target.value, { kind: 'note', key: '', value, reason: null }));
  });
}
