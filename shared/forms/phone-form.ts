import type { ProjectDefinition } from '../project.ts';
import { type Form, type FormItem, FormQuestion } from './form.ts';

/**
 * A form as phones fill it in: also asked there is who the record is about, where the project says how and the form
 * does not ask it. In the window they are looked up instead.
 */
export function phoneForm(form: Form, { columns, subjectQuestion }: ProjectDefinition): Form {
  const name = columns.find(({ role }) => role === 'subject')?.name;
  if (name === undefined || subjectQuestion === undefined || asks(form.items, name)) return form;
  const question = FormQuestion.parse({ kind: 'question', name, type: 'text', ...subjectQuestion });
  return { ...form, items: [question, ...form.items] };
}

const asks = (items: readonly FormItem[], name: string): boolean =>
  items.some((item) => item.name === name || (item.kind !== 'question' && asks(item.items, name)));
