import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { knownPeople } from '../store/threads.ts';
import type { Context } from './context.ts';

/** Whom one can ask by name: who works in this home, and who was heard of in a thread. Who asks is among them. */
export async function listThreadPeople(
  { store, projectId }: Context,
  _input: Parsed<'thread.people'>,
): Promise<Result<Output<'thread.people'>>> {
  return ok({ people: [...knownPeople(store, projectId)] });
}
