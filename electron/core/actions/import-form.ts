import { basename } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { FormProblem } from '../../../shared/forms/form-problem.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { readXlsForm } from '../files/forms/read-xls-form.ts';
import { recordChange } from '../store/change.ts';
import { digestOfForm, insertForm, newestForm, nextFormNumber, type TravellingForm } from '../store/forms.ts';
import type { WritableDb } from '../store/open-database.ts';
import type { Context } from './context.ts';
import { keepInUse } from './forms/take-into-use.ts';

/**
 * Stores an XLSForm as the next version of the form of its id. One whose newest version has the same content is not
 * stored again. The form in use is asked in its new version from now on. Errors: `form.refused` with all problems in its details, and those of `readXlsForm`.
 */
export async function importForm(
  context: Context,
  { path }: Parsed<'form.import'>,
): Promise<Result<Output<'form.import'>>> {
  const reading = await readXlsForm(path);
  if (!reading.ok) return reading;
  const { form, problems } = reading.value;
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (form === null || errors.length > 0) return refuseForm(basename(path), errors);
  return ok(
    context.store.transaction((db) => ({ ...keepForm(db, context, form, basename(path)), warnings: [...problems] })),
  );
}

function keepForm(
  db: WritableDb,
  context: Context,
  form: Form,
  source: string,
): Pick<Output<'form.import'>, 'form' | 'isNew'> {
  const { projectId, actorId, deviceId } = context;
  const digest = digestOfForm(form);
  const newest = newestForm(db, projectId, form.formId)?.version;
  if (newest?.digest === digest) return { form: newest, isNew: false };
  const made: TravellingForm = {
    id: context.newId(),
    name: form.formId,
    version: nextFormNumber(db, projectId, form.formId),
    digest,
    source,
    createdAtMs: Math.max(context.now(), (newest?.createdAtMs ?? 0) + 1), // the newest, also where the clock was set back
    actorId,
    deviceId,
    form,
  };
  insertForm(db, { ...made, projectId });
  recordChange(db, context, {
    kind: 'form.imported',
    lane: `form:${form.formId}`,
    entityKind: 'form',
    entityId: made.id,
    payload: made,
  });
  keepInUse(db, context, form);
  const kept = newestForm(db, projectId, form.formId);
  if (kept === null) throw new Error(`form ${form.formId} was stored and is not there`);
  return { form: kept.version, isNew: true };
}

function refuseForm(file: string, errors: readonly FormProblem[]): Result<never> {
  const [first] = errors;
  const place = [first?.sheet, first?.row === undefined ? undefined : `row ${first.row}`, first?.column];
  const where = place.filter((part) => part !== undefined).join(', ');
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors, the first of them`;
  return fail(
    'form.refused',
    `${file} was not imported: it has ${count} in ${where}: ${first?.message ?? ''} Nothing was changed.`,
    '"form check" lists all that is wrong with it, and where.',
    { problems: errors },
  );
}
