import type { Cell, Column } from '../../../../shared/column.ts';
import type { Answer } from '../../../../shared/label.ts';
import { fieldNameOf, freeTextNames, identifierNames, type ProjectDefinition } from '../../../../shared/project.ts';
import { type capturedColumns, type FrozenRecord } from '../../store/frozen-records.ts';

/** A column of the version and what a record says in it. */
export type FrozenColumn = { readonly column: Column; readonly cellOf: (record: FrozenRecord) => Cell };
export type FrozenPlan = { readonly columns: readonly FrozenColumn[]; readonly leftOut: readonly string[] };

/**
 * The columns of a version made of records: the record's id, whose it is and when it was captured, every question of the
 * form in its order, what was captured besides, and the newest answer. What names a person, free text and what stands in
 * records alone are left out.
 */
export function planColumns(definition: ProjectDefinition, captured: ReturnType<typeof capturedColumns>): FrozenPlan {
  const fields = definition.form.sections.flatMap((section) => section.fields);
  const recordOnly = fields.filter((field) => field.recordOnly).map(({ name }) => name);
  const hidden = new Set([...identifierNames(definition), ...freeTextNames(definition), ...recordOnly]);
  const asked = fields.map(({ name }) => name);
  const known = new Map(captured.map((column) => [column.name, column]));
  const names = [...new Set([...asked, ...known.keys()])];
  const values = names
    .filter((name) => !hidden.has(fieldNameOf(name)))
    .map((name) => columnNamed(definition, name, known.get(name)?.hasText === 0))
    .filter(({ type, role }) => type !== 'text' && type !== 'image' && role !== 'ignored' && role !== 'identifier');
  const taken = new Set(names);
  const isTimed = values.some(({ role }) => role === 'time');
  return {
    columns: [
      ...aboutRecord(taken, isTimed),
      ...values.map((column) => ({ column, cellOf: ({ values: cells }: FrozenRecord) => cells[column.name] ?? null })),
      ...aboutAnswer(taken),
    ],
    leftOut: names.filter((name) => hidden.has(name)),
  };
}

/** Roles of which a version made of records has a column of its own. */
const OF_THE_VERSION: ReadonlySet<Column['role']> = new Set(['key', 'label', 'subject', 'shown']);

/** As the form asks it, with what the project says of the column; of neither, by what was captured. */
function columnNamed({ form, columns }: ProjectDefinition, name: string, hasOnlyNumbers: boolean): Column {
  const field = form.sections.flatMap(({ fields }) => fields).find((one) => one.name === name);
  const declared = columns.find((column) => column.name === name);
  const type = field?.type ?? declared?.type ?? (hasOnlyNumbers ? 'number' : 'category');
  const unit = field?.unit ?? declared?.unit;
  const { role, sensitive } = declared ?? {};
  return {
    name,
    type,
    ...(unit === undefined ? {} : { unit }),
    ...(role === undefined || OF_THE_VERSION.has(role) ? {} : { role }),
    ...(sensitive === undefined ? {} : { sensitive }),
  };
}

const aboutRecord = (taken: ReadonlySet<string>, isTimed: boolean): readonly FrozenColumn[] => [
  { column: { name: free('record', taken), type: 'text', role: 'key' }, cellOf: ({ id }) => id },
  { column: { name: free('subject', taken), type: 'text', role: 'subject' }, cellOf: ({ subjectCode }) => subjectCode },
  {
    column: { name: free('captured_at', taken), type: 'datetime', ...(isTimed ? {} : { role: 'time' as const }) },
    cellOf: ({ createdAtMs }) => new Date(createdAtMs).toISOString(),
  },
];

const aboutAnswer = (taken: ReadonlySet<string>): readonly FrozenColumn[] => [
  {
    column: { name: free('answer', taken), type: 'category', role: 'label' },
    cellOf: ({ answered }) => (answered === null ? null : answerAsClass(answered.answer, answered.prediction)),
  },
  {
    column: { name: free('answered_by', taken), type: 'category', role: 'ignored' },
    cellOf: ({ answered }) => answered?.actorId ?? null,
  },
  {
    column: { name: free('prediction', taken), type: 'category', role: 'ignored' },
    cellOf: ({ answered }) => answered?.prediction ?? null,
  },
  {
    column: { name: free('prediction_shown', taken), type: 'boolean', role: 'shown' },
    cellOf: ({ answered }) => (answered === null ? null : String(answered.predictionShown)),
  },
];

/** A name that no captured column has. */
const free = (name: string, taken: ReadonlySet<string>): string => (taken.has(name) ? free(`${name}_`, taken) : name);

/** The class that the person meant; whoever is unsure means none. */
function answerAsClass(answer: Answer, prediction: string): string | null {
  if (answer.kind === 'unsure') return null;
  return answer.kind === 'corrected' ? answer.to : prediction;
}
