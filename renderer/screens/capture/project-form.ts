import type { Column } from '../../../shared/column.ts';
import { formOfColumns } from '../../../shared/forms/form-of-columns.ts';
import type { Form, FormChoice, FormItem, FormQuestion } from '../../../shared/forms/form.ts';
import type { FormField, Project } from '../../../shared/project.ts';

/** Words of a project's own questions, which may be keys of the catalogue. */
export type FormWords = {
  readonly question: (field: FormField) => string;
  readonly hint: (field: FormField) => string;
  readonly section: (section: { readonly name: string; readonly titleKey?: string | undefined }) => string;
  readonly choice: (name: string) => string;
};

/** The form of a project that imported none: of its own sections, else of its columns. Null where it has neither. */
export function formOfProject({ id, name, definition }: Project, words: FormWords): Form | null {
  const { columns, form } = definition;
  if (form.sections.length === 0) {
    const made = formOfColumns(
      id,
      name,
      columns.filter(({ role }) => role !== 'subject'),
    );
    return made.items.length === 0 ? null : inWords(made, (question) => words.question(fieldOf(question)));
  }
  const roles = new Map(columns.map((column) => [column.name, column.role]));
  const items: FormItem[] = [];
  const lists: Record<string, FormChoice[]> = {};
  for (const section of form.sections) {
    const fields = section.fields.map((field) => columnOf(field, roles.get(field.name)));
    const made = formOfColumns(id, name, fields);
    const known = new Map(section.fields.map((field) => [field.name, field]));
    const worded = inWords(
      made,
      (question) => words.question(known.get(question.name) ?? fieldOf(question)),
      words.choice,
    );
    const hinted = worded.items.map((item) =>
      item.kind === 'question' ? { ...item, hint: textOf(words.hint(known.get(item.name) ?? fieldOf(item))) } : item,
    );
    items.push({ kind: 'group', name: section.name, label: textOf(words.section(section)), items: hinted });
    Object.assign(lists, worded.lists);
  }
  return { formId: id, title: name, version: '', languages: [], defaultLanguage: '', items, lists, tables: {} };
}

const textOf = (words: string): Record<string, string> => (words === '' ? {} : { '': words });

/** A question of columns has only its name to be called by. */
const fieldOf = ({ name, unit }: FormQuestion): FormField => ({
  name,
  type: 'text',
  ...(unit === undefined ? {} : { unit }),
});

const YES_NO = ['yes', 'no'];

const columnOf = ({ name, type, unit, min, max, choices, role }: FormField, known: Column['role']): Column => ({
  name,
  type,
  ...(unit === undefined ? {} : { unit }),
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
  ...(choices === undefined ? (type === 'boolean' ? { categories: YES_NO } : {}) : { categories: choices }),
  // The form asks for what it lists, whatever data sets use the column for; but days of visits are not to come.
  ...(role === undefined ? (known === 'time' ? { role: known } : {}) : { role }),
});

function inWords(form: Form, say: (question: FormQuestion) => string, choice?: (name: string) => string): Form {
  const items = form.items.map((item) => (item.kind === 'question' ? { ...item, label: textOf(say(item)) } : item));
  if (choice === undefined) return { ...form, items };
  const lists = Object.fromEntries(
    Object.entries(form.lists).map(([name, choices]) => [
      name,
      choices.map((one) => ({ ...one, label: textOf(choice(one.name)) })),
    ]),
  );
  return { ...form, items, lists };
}
