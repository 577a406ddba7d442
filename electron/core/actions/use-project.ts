import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { findProject, findProjectNamed } from '../store/projects.ts';
import { setSetting } from '../store/settings.ts';
import type { Context } from './context.ts';

/** Puts the project of that name or id in use, also after the next start. Errors: `project.unknown`. */
export async function useProject(
  { store }: Context,
  { name }: Parsed<'project.use'>,
): Promise<Result<Output<'project.use'>>> {
  return store.transaction((db) => {
    const project = findProjectNamed(db, name) ?? findProject(db, name);
    if (project === null) {
      return fail('project.unknown', `There is no project "${name}" here.`, 'List the projects to see what there is.');
    }
    setSetting(db, 'projectId', project.id);
    return ok(project);
  });
}
