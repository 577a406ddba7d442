import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { newestForm } from '../store/forms.ts';
import { requireProject } from '../store/projects.ts';
import type { Context } from './context.ts';
import { takeIntoUse } from './forms/take-into-use.ts';

/** Makes an imported form the project's, or with null the form that its columns make. Errors: `form.unknown`. */
export async function useForm(context: Context, { name }: Parsed<'form.use'>): Promise<Result<Output<'form.use'>>> {
  const { store, projectId } = context;
  return store.transaction((db) => {
    const found = name === null ? null : newestForm(db, projectId, name);
    if (name !== null && found === null) {
      return fail('form.unknown', `There is no form "${name}".`, 'List the forms to see their names.');
    }
    takeIntoUse(db, context, found?.form ?? null);
    return ok(requireProject(db, projectId));
  });
}
