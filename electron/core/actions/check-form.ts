import type { Output, Parsed } from '../../../shared/calls.ts';
import { countQuestions } from '../../../shared/forms/count-questions.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { readXlsForm } from '../files/forms/read-xls-form.ts';
import type { Context } from './context.ts';

/** All that is wrong with an XLSForm, and where; nothing is stored. Errors: those of `readXlsForm`. */
export async function checkForm(
  _context: Context,
  { path }: Parsed<'form.check'>,
): Promise<Result<Output<'form.check'>>> {
  const reading = await readXlsForm(path);
  if (!reading.ok) return reading;
  const { form, problems } = reading.value;
  const isSound = form !== null && problems.every(({ severity }) => severity === 'warning');
  const about =
    form === null
      ? null
      : { name: form.formId, title: form.title, languages: form.languages, questions: countQuestions(form.items) };
  return ok({ ok: isSound, form: about, problems: [...problems] });
}
