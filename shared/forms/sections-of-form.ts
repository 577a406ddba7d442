import type { Column, ColumnType } from '../column.ts';
import type { FormField, FormSection, ProjectDefinition } from '../project.ts';
import { compileForm } from './compile-form.ts';
import type { Form, FormItem, FormQuestion, QuestionType } from './form.ts';
import { listNamed } from './form.ts';
import { rangeOf } from './range-of.ts';

/** What core keeps of an answer of each type; null where there is none to keep, or it is worked out. */
const columnType: Readonly<Record<QuestionType, ColumnType | null>> = {
  text: 'text',
  integer: 'integer',
  decimal: 'number',
  date: 'date',
  time: 'category',
  datetime: 'datetime',
  select_one: 'category',
  select_multiple: 'category',
  geopoint: 'category',
  image: 'image',
  // A barcode may be the number of somebody's card.
  barcode: 'text',
  note: null,
  calculate: null,
  metadata: null,
};

/**
 * What core has to know of a form's questions, by their groups: types, ranges and choices. What the definition said of a
 * question or column of the same name (its label in tables, that it is a boolean) stays.
 */
export function sectionsOfForm(form: Form, definition: ProjectDefinition): readonly FormSection[] {
  const before = new Map(
    definition.form.sections.flatMap(({ fields }) => fields.map((field) => [field.name, field] as const)),
  );
  const columns = new Map(definition.columns.map((column) => [column.name, column]));
  const ranges = rangesByName(form);
  const labelOf = (name: string): Label => ({ ...definition.labels?.[name], ...labelIn(before.get(name)) });
  const fieldOf = (question: FormQuestion, repeat: string | null): FormField | null => {
    const type = columnType[question.type];
    if (type === null) return null;
    if (repeat !== null) return { name: `${repeat}/${question.name}`, type, recordOnly: true };
    const { name } = question;
    return describe(question, type, {
      before: before.get(name),
      label: labelOf(name),
      column: columns.get(name),
      range: ranges.get(name) ?? {},
      choices: choiceNames(question, form),
    });
  };
  const fieldsIn = (items: readonly FormItem[], path: string, repeat: string | null): readonly FormField[] =>
    items.flatMap((item) => {
      if (item.kind === 'question') return fieldOf(item, repeat) ?? [];
      const inner = path === '' ? item.name : `${path}/${item.name}`;
      return fieldsIn(item.items, inner, item.kind === 'repeat' || repeat !== null ? inner : null);
    });
  return form.items
    .map((item) => ({ name: item.kind === 'question' ? '' : item.name, fields: [...fieldsIn([item], '', null)] }))
    .reduce<FormSection[]>(joinLoose, []);
}

/** Questions outside groups that follow each other are one section. */
function joinLoose(sections: FormSection[], next: FormSection): FormSection[] {
  const last = sections.at(-1);
  if (next.fields.length === 0) return sections;
  if (last === undefined || last.name !== '' || next.name !== '') return [...sections, next];
  return [...sections.slice(0, -1), { ...last, fields: [...last.fields, ...next.fields] }];
}

type Label = Pick<FormField, 'labelKey' | 'label'>;

const labelIn = ({ labelKey, label }: Label = {}): Label => ({
  ...(labelKey === undefined ? {} : { labelKey }),
  ...(label === undefined ? {} : { label }),
});

type Known = {
  readonly before: FormField | undefined;
  readonly label: Label;
  readonly column: Column | undefined;
  readonly range: { readonly min?: number; readonly max?: number };
  readonly choices: string[] | undefined;
};

function describe(
  question: FormQuestion,
  type: ColumnType,
  { before, label, column, range, choices }: Known,
): FormField {
  const step = before?.step;
  const unit = question.unit ?? column?.unit ?? before?.unit;
  return {
    name: question.name,
    type: type === 'category' && column?.type === 'boolean' ? 'boolean' : type,
    ...label,
    ...(step === undefined ? {} : { step }),
    ...(unit === undefined ? {} : { unit }),
    ...(question.type === 'integer' || question.type === 'decimal' ? range : {}),
    ...(choices === undefined ? {} : { choices }),
    ...(question.role === undefined ? {} : { role: question.role }),
    ...(question.type === 'geopoint' || question.type === 'time' ? { recordOnly: true } : {}),
  };
}

/** Of one choice among a list of the form; rows of a file are too many to be named here. */
function choiceNames({ type, list, fromFile }: FormQuestion, form: Form): string[] | undefined {
  if (type !== 'select_one' || list === undefined || fromFile) return undefined;
  return listNamed(form, list)?.map(({ name }) => name);
}

function rangesByName(form: Form): ReadonlyMap<string, Known['range']> {
  const { compiled } = compileForm(form);
  return new Map(
    [...(compiled?.names ?? [])].map(([name, [definition]]) => [name, rangeOf(definition?.expressions.constraint)]),
  );
}

/** The first question for a place outside repeats; null where the form asks for none. */
export function placeQuestion({ items }: { readonly items: readonly FormItem[] }): string | null {
  for (const item of items) {
    if (item.kind === 'question' && item.type === 'geopoint') return item.name;
    const inner = item.kind === 'group' ? placeQuestion(item) : null;
    if (inner !== null) return inner;
  }
  return null;
}
