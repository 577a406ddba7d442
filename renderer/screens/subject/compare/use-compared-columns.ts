import { identifierNames } from '../../../../shared/project.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { knownBy } from '../find/use-subject-words.ts';

/** Columns by which two are told apart: what names them, their site, and what they are known by. */
export function useComparedColumns(): readonly string[] {
  const definition = useShellState(({ project }) => project?.definition);
  if (definition === undefined) return [];
  const site = definition.columns.find(({ role }) => role === 'site')?.name;
  return [...identifierNames(definition), ...(site === undefined ? [] : [site]), ...knownBy(definition)];
}

/** Columns of numbers of a visit, in the order of the form; what they are known by, such as the age, comes last. */
export function useMeasuredColumns(): readonly string[] {
  const definition = useShellState(({ project }) => project?.definition);
  if (definition === undefined) return [];
  const names = identifierNames(definition);
  const known = new Set(knownBy(definition));
  const numbers = definition.form.sections
    .flatMap(({ fields }) => fields)
    .filter(({ name, type }) => (type === 'number' || type === 'integer') && !names.has(name))
    .map(({ name }) => name);
  return [...numbers.filter((name) => !known.has(name)), ...numbers.filter((name) => known.has(name))];
}
