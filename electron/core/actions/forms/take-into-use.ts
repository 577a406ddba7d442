import type { Form } from '../../../../shared/forms/form.ts';
import { recordChange } from '../../store/change.ts';
import { addFormUse, type FormUse, newestFormUse } from '../../store/form-uses.ts';
import type { WritableDb } from '../../store/open-database.ts';
import { requireProject } from '../../store/projects.ts';
import type { Context } from '../context.ts';

/** Has the project ask this form from now on, here and wherever the project is; null is the form its columns make. */
export function takeIntoUse(db: WritableDb, context: Context, form: Form | null): void {
  const { projectId, actorId, deviceId } = context;
  const before = newestFormUse(db, projectId)?.usedAtMs ?? 0;
  const use: FormUse = {
    id: context.newId(),
    name: form?.formId ?? null,
    actorId,
    deviceId,
    usedAtMs: Math.max(context.now(), before + 1), // the last, also where the clock was set back
  };
  addFormUse(db, projectId, use);
  recordChange(db, context, {
    kind: 'project.formUsed',
    lane: projectId,
    entityKind: 'project',
    entityId: projectId,
    payload: use,
  });
}

/** Where the form in use got a new version, what was noted of it is noted anew. */
export function keepInUse(db: WritableDb, context: Context, form: Form): void {
  const { definition } = requireProject(db, context.projectId);
  if (definition.form.name === form.formId) takeIntoUse(db, context, form);
}
