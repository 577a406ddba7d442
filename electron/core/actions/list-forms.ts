import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { newestForms } from '../store/forms.ts';
import type { Context } from './context.ts';

/** The newest version of every form of the project, by name. */
export async function listForms(
  { store, projectId }: Context,
  _input: Parsed<'form.list'>,
): Promise<Result<Output<'form.list'>>> {
  return ok({ forms: newestForms(store, projectId).map(({ version }) => version) });
}
