import type { Form } from '../../../../shared/forms/form.ts';
import { placeQuestion, sectionsOfForm } from '../../../../shared/forms/sections-of-form.ts';
import { recordChange } from '../../store/change.ts';
import type { WritableDb } from '../../store/open-database.ts';
import { requireProject, updateDefinition } from '../../store/projects.ts';
import type { Context } from '../context.ts';

/** Notes in the project's definition what of a form core has to know: which answers are text, numbers, choices, places. */
export function takeIntoUse(db: WritableDb, context: Context, form: Form | null): void {
  const { projectId } = context;
  const { definition } = requireProject(db, projectId);
  const inUse =
    form === null ? { sections: [] } : { name: form.formId, sections: [...sectionsOfForm(form, definition)] };
  const geopoint = form === null ? null : placeQuestion(form);
  const location = definition.location ?? (geopoint === null ? undefined : { geopoint });
  updateDefinition(db, {
    id: projectId,
    definition: { ...definition, form: inUse, ...(location === undefined ? {} : { location }) },
  });
  recordChange(db, context, {
    kind: 'project.formUsed',
    lane: projectId,
    entityKind: 'project',
    entityId: projectId,
    payload: { name: form?.formId ?? null, form: inUse },
  });
}

/** Where the form in use got a new version, what was noted of it is noted anew. */
export function keepInUse(db: WritableDb, context: Context, form: Form): void {
  const { definition } = requireProject(db, context.projectId);
  if (definition.form.name === form.formId) takeIntoUse(db, context, form);
}
