import { digestOfForm, formOfDigest, hasForm, insertForm, nextFormNumber, TravellingForm } from './forms.ts';
import type { ApplyChange } from './apply-change.ts';

/**
 * Adds a version of a form that another laptop imported. The same content under the same name is here already; where
 * this laptop gave the number to another content, the next free one is taken: both are kept.
 */
export const applyForm: ApplyChange = (db, projectId, payload) => {
  const parsed = TravellingForm.safeParse(payload);
  if (!parsed.success) return false;
  const { form, digest, name, version } = parsed.data;
  if (hasForm(db, parsed.data.id)) return true;
  if (form.formId !== name || digestOfForm(form) !== digest) return false;
  if (formOfDigest(db, projectId, name, digest) !== null) return true;
  insertForm(db, { ...parsed.data, projectId, version: Math.max(version, nextFormNumber(db, projectId, name)) });
  return true;
};
