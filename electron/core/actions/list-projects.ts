import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { listAllProjects } from '../store/projects.ts';
import type { Context } from './context.ts';

/** All projects of the home, the oldest first. */
export async function listProjects(
  { store }: Context,
  _input: Parsed<'project.list'>,
): Promise<Result<Output<'project.list'>>> {
  return ok({ projects: listAllProjects(store) });
}
