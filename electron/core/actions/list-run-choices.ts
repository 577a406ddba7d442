import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { runChoices } from '../store/run-list.ts';
import type { Context } from './context.ts';

/** What the project's runs tell, by which algorithms and from which data set versions. */
export async function listRunChoices(
  { store, projectId }: Context,
  _input: Parsed<'run.choices'>,
): Promise<Result<Output<'run.choices'>>> {
  return ok(runChoices(store, projectId));
}
