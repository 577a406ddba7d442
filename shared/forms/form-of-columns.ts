import type { Column, ColumnType } from '../column.ts';
import type { Form, FormChoice, FormQuestion, QuestionType } from './form.ts';

/** What of a data set a form asks nothing of: what a program gives, and what the model is asked. */
const NOT_ASKED: ReadonlySet<string> = new Set(['key', 'label', 'shown', 'ignored']);

const typeOf: Readonly<Record<ColumnType, QuestionType>> = {
  text: 'text',
  category: 'select_one',
  boolean: 'select_one',
  integer: 'integer',
  number: 'decimal',
  date: 'date',
  datetime: 'datetime',
  image: 'image',
};

const MS_PER_DAY = 86_400_000;

/**
 * A form that asks for a row of a data set: one question for each column, in their order, with its unit, its range as
 * constraint and its categories as choices. Keys, labels and columns that are ignored are not asked for. A category whose
 * values nobody listed is asked as text. Names that XForms does not allow get `_` where it does not.
 */
export function formOfColumns(formId: string, title: string, columns: readonly Column[]): Form {
  const asked = columns.filter(({ role }) => role === undefined || !NOT_ASKED.has(role));
  const names = uniqueNames(asked.map(({ name }) => name));
  const lists: Record<string, FormChoice[]> = {};
  const items = asked.map((column, index): FormQuestion => {
    const name = names[index] ?? column.name;
    if (column.categories !== undefined) lists[name] = choicesOf(column.categories);
    return questionOf(column, name);
  });
  return { formId, title, version: '', languages: [], defaultLanguage: '', items, lists, tables: {} };
}

function questionOf(column: Column, name: string): FormQuestion {
  const constraint = constraintOf(column);
  const isList = typeOf[column.type] === 'select_one';
  return {
    kind: 'question',
    name,
    type: isList && column.categories === undefined ? 'text' : typeOf[column.type],
    label: { '': column.unit === undefined ? column.name : `${column.name} (${column.unit})` },
    hint: {},
    ...(isList && column.categories !== undefined ? { list: name } : {}),
    fromFile: false,
    ...(constraint === null ? {} : { constraint }),
    constraintMessage: column.min === undefined && column.max === undefined ? {} : { '': messageOf(column) },
    requiredMessage: {},
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(column.role === 'identifier' ? { role: 'identifier' } : {}),
  };
}

/** Named as the data set spells them, so that an answer is a category as it is. */
const choicesOf = (categories: readonly string[]): FormChoice[] =>
  categories.map((name) => ({ name, label: { '': name }, columns: {} }));

/** Both ends are allowed. A visit is not to come. */
function constraintOf({ type, min, max, role }: Column): string | null {
  const ends = [
    ...(min === undefined ? [] : [`. >= ${boundOf(type, min)}`]),
    ...(max === undefined ? [] : [`. <= ${boundOf(type, max)}`]),
    ...(role === 'time' && type === 'date' ? ['. <= today()'] : []),
  ];
  return ends.length === 0 ? null : ends.join(' and ');
}

function messageOf({ type, min, max, unit }: Column): string {
  const [from, to] = [min, max].map((bound) => (bound === undefined ? '' : plainBound(type, bound)));
  const range = min === undefined ? `≤ ${to}` : max === undefined ? `≥ ${from}` : `${from} – ${to}`;
  return unit === undefined ? range : `${range} ${unit}`;
}

/** Columns count dates in days and datetimes in milliseconds since 1970 UTC; forms write them. */
function plainBound(type: ColumnType, bound: number): string {
  if (type === 'date') return new Date(bound * MS_PER_DAY).toISOString().slice(0, '2026-11-23'.length);
  return type === 'datetime' ? new Date(bound).toISOString() : String(bound);
}

const boundOf = (type: ColumnType, bound: number): string =>
  type === 'date' || type === 'datetime' ? `date('${plainBound(type, bound)}')` : plainBound(type, bound);

/** XML's names, each once; case does not tell two apart. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const allowed = name.replace(/[^\p{L}\p{N}\p{M}._-]/gu, '_').replace(/^(?![\p{L}_])/u, '_');
    let unique = allowed;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy++) unique = `${allowed}_${copy}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
