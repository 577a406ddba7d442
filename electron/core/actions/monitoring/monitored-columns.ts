import type { Column } from '../../../../shared/column.ts';
import { type FormField, freeTextNames, identifierNames, type ProjectDefinition } from '../../../../shared/project.ts';
import type { Feature } from '../../../../shared/model.ts';

/**
 * The columns of records that are watched: what the form asks, what the project declares and what the model reads.
 * Names of people, free text, pictures, keys and whatever somebody said to ignore are not.
 */
export function monitoredColumns(definition: ProjectDefinition, features: readonly Feature[]): readonly Column[] {
  const hidden = new Set([...identifierNames(definition), ...freeTextNames(definition)]);
  const asked = definition.form.sections.flatMap(({ fields }) =>
    fields.filter(({ recordOnly }) => !recordOnly).map(columnOfField),
  );
  const read = features.map(({ name, type }): Column => ({ name, type }));
  const byName = new Map([...read, ...asked, ...definition.columns].map((column) => [column.name, column]));
  return [...byName.values()]
    .filter(({ name, type, role }) => !hidden.has(name) && type !== 'text' && type !== 'image' && !UNWATCHED.has(role))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

const UNWATCHED: ReadonlySet<Column['role']> = new Set(['key', 'subject', 'label', 'shown', 'ignored', 'identifier']);

const columnOfField = ({ name, type, unit }: FormField): Column => ({
  name,
  type,
  ...(unit === undefined ? {} : { unit }),
});
