import { beginFill, type Fill } from '../../../../renderer/screens/capture/fill/fill.ts';
import { compileForm } from '../../../../shared/forms/compile-form.ts';
import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import { Form } from '../../../../shared/forms/form.ts';
import { environment } from '../../../shared/forms/sample-record.ts';

export { environment };

/** A question as a form has it; what is left out is as XLSForms have it. */
export const ask = (name: string, type: string, more: object = {}): object => ({
  kind: 'question',
  name,
  type,
  ...more,
});
export const group = (name: string, items: readonly object[], more: object = {}): object => ({
  kind: 'group',
  name,
  items,
  ...more,
});
export const repeat = (name: string, items: readonly object[], more: object = {}): object => ({
  ...group(name, items, more),
  kind: 'repeat',
});

export function compiledOf(items: readonly object[], more: object = {}): CompiledForm {
  const { compiled, problems } = compileForm(Form.parse({ formId: 'visit', title: 'Visit', items, ...more }));
  if (compiled === null) throw new Error(JSON.stringify(problems));
  return compiled;
}

export const fillOf = (items: readonly object[], more: object = {}): Fill =>
  beginFill(compiledOf(items, more), { recordId: 'record-1', draftId: 'draft-1', language: '' }, environment);
