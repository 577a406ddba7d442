import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { listAllActors } from '../store/actors.ts';
import type { Context } from './context.ts';

/** All people of the home, by name. */
export async function listActors(
  { store }: Context,
  _input: Parsed<'actor.list'>,
): Promise<Result<Output<'actor.list'>>> {
  return ok({ actors: listAllActors(store) });
}
