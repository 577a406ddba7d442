import type { ApplyChange } from './apply-change.ts';
import { addFormUse, FormUse, hasFormUse } from './form-uses.ts';
import { newestForm } from './forms.ts';

/** Has the project ask the form that was chosen elsewhere, unless one was chosen later. Waits for the form itself. */
export const applyFormUse: ApplyChange = (db, projectId, payload) => {
  const parsed = FormUse.safeParse(payload);
  if (!parsed.success) return false;
  const { id, name } = parsed.data;
  if (hasFormUse(db, id)) return true;
  if (name !== null && newestForm(db, projectId, name) === null) return false;
  addFormUse(db, projectId, parsed.data);
  return true;
};
