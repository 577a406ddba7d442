import type { Output, Parsed } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { recordChange } from '../store/change.ts';
import { findProjectNamed, insertProject } from '../store/projects.ts';
import { setSetting } from '../store/settings.ts';
import type { Context } from './context.ts';

/** Makes a project, empty where no definition is given, and puts it in use. Errors: `project.nameTaken`. */
export async function createProject(
  context: Context,
  input: Parsed<'project.create'>,
): Promise<Result<Output<'project.create'>>> {
  const { store, actorId, deviceId } = context;
  return store.transaction((db) => {
    if (findProjectNamed(db, input.name) !== null) {
      return fail(
        'project.nameTaken',
        `There is a project "${input.name}" already.`,
        'Choose another name, or use it.',
      );
    }
    const project = {
      id: context.newId(),
      name: input.name,
      definition: input.definition ?? ProjectDefinition.parse({}),
      createdAtMs: context.now(),
    };
    insertProject(db, { ...project, actorId, deviceId });
    setSetting(db, 'projectId', project.id);
    recordChange(
      db,
      { ...context, projectId: project.id },
      {
        kind: 'project.created',
        lane: project.id,
        entityKind: 'project',
        entityId: project.id,
        payload: { name: project.name, definition: project.definition },
      },
    );
    return ok(project);
  });
}
