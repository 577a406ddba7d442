import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { formVersions, newestForm } from '../store/forms.ts';
import type { Context } from './context.ts';

/** The newest version of a form with all that it asks, and what versions there are. Errors: `form.unknown`. */
export async function showForm(
  { store, projectId }: Context,
  { name }: Parsed<'form.show'>,
): Promise<Result<Output<'form.show'>>> {
  const found = newestForm(store, projectId, name);
  if (found === null) return fail('form.unknown', `There is no form "${name}".`, 'List the forms to see their names.');
  return ok({ ...found, versions: [...formVersions(store, projectId, name)] });
}
