import { z } from 'zod';
import { placeQuestion, sectionsOfForm } from '../../../shared/forms/sections-of-form.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { ProjectDefinition } from '../../../shared/project.ts';
import { newestForm } from './forms.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { requireProject, updateDefinition } from './projects.ts';

/** That a project asks a form from a moment on, as it travels; null is the form that the project's columns make. */
export const FormUse = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  actorId: z.string(),
  deviceId: z.string(),
  usedAtMs: z.int(),
});
export type FormUse = z.infer<typeof FormUse>;

export const hasFormUse = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM formUse WHERE id = ?', id) !== null;

/** What was said last, the same on all laptops; null where nobody ever said anything. */
export function newestFormUse(db: ReadableDb, projectId: string): FormUse | null {
  const row = db.first('SELECT * FROM formUse WHERE projectId = ? ORDER BY usedAtMs DESC, id DESC LIMIT 1', projectId);
  return row === null ? null : FormUse.parse(row);
}

export const formUsesOfProject = (db: ReadableDb, projectId: string): readonly FormUse[] =>
  db.all('SELECT * FROM formUse WHERE projectId = ? ORDER BY usedAtMs, id', projectId).map((row) => FormUse.parse(row));

/** Keeps a use, and notes in the project's definition what is asked now: by this use, or by one that is later. */
export function addFormUse(db: WritableDb, projectId: string, use: FormUse): void {
  db.run(
    `INSERT INTO formUse (id, projectId, name, actorId, deviceId, usedAtMs)
     VALUES (:id, :projectId, :name, :actorId, :deviceId, :usedAtMs)`,
    { ...use, projectId },
  );
  const name = newestFormUse(db, projectId)?.name ?? null;
  const form = name === null ? null : (newestForm(db, projectId, name)?.form ?? null);
  const { definition } = requireProject(db, projectId);
  updateDefinition(db, { id: projectId, definition: withForm(definition, form) });
}

/** What of a form core has to know: which answers are text, numbers, choices, places. Short labels outlive their form. */
function withForm(definition: ProjectDefinition, form: Form | null): ProjectDefinition {
  const labels = labelsOf(definition);
  const known = { ...definition, labels };
  const inUse = form === null ? { sections: [] } : { name: form.formId, sections: [...sectionsOfForm(form, known)] };
  const geopoint = form === null ? null : placeQuestion(form);
  const location = definition.location ?? (geopoint === null ? undefined : { geopoint });
  return { ...known, form: inUse, ...(location === undefined ? {} : { location }) };
}

function labelsOf({ labels, form }: ProjectDefinition): ProjectDefinition['labels'] {
  const ofForm = form.sections.flatMap(({ fields }) =>
    fields.flatMap(({ name, labelKey, label }) =>
      labelKey === undefined && label === undefined ? [] : [[name, { labelKey, label }] as const],
    ),
  );
  return { ...labels, ...Object.fromEntries(ofForm) };
}
