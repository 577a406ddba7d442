import type { Definition } from './definition.ts';
import { type Form, type FormChoice, type FormQuestion, listNamed, tableNamed } from './form.ts';
import type { FormProblem } from './form-problem.ts';

/** XML's names without a prefix, as pyxform allows them. */
export const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}._-]*$/u;

/** Names that are none or are there twice, lists that are not there, calculations that say nothing. */
export const findNameProblems = (definitions: readonly Definition[], form: Form): readonly FormProblem[] => [
  ...definitions.flatMap((definition) => equalNames(definition)),
  ...definitions.flatMap((definition) => keptName(definition)),
  ...definitions.flatMap(({ item }) => {
    if (item === null) return [];
    const bad = NAME.test(item.name) ? [] : [badName(item)];
    return item.kind === 'question' ? [...bad, ...listProblems(item, form), ...calculationProblems(item)] : bad;
  }),
  ...Object.entries(form.lists).flatMap(([list, choices]) => equalChoices(list, choices)),
];

/** ODK keeps the id and the name of a record under that name, outermost. */
const KEPT_NAME = 'meta';

function keptName({ name, parent, item }: Definition): readonly FormProblem[] {
  if (name !== KEPT_NAME || parent === null || parent.item !== null) return [];
  const message = `"${name}" is a name that forms keep for themselves. Give it another.`;
  return [{ ...placeOf(item?.row, 'name'), code: 'form.badName', severity: 'error', message }];
}

type Place = Pick<FormProblem, 'sheet' | 'row' | 'column'>;

const placeOf = (row: number | undefined, column: string): Place => ({
  sheet: 'survey',
  column,
  ...(row === undefined ? {} : { row }),
});

function badName({ name, row }: { readonly name: string; readonly row?: number | undefined }): FormProblem {
  const message = `"${name}" is no name: it must begin with a letter and hold letters, digits, "_", "-" and "." only.`;
  return { ...placeOf(row, 'name'), code: 'form.badName', severity: 'error', message };
}

/** Within one group every name stands once; case does not tell two apart. */
function equalNames({ children, item }: Definition): readonly FormProblem[] {
  const rowByName = new Map<string, number | undefined>();
  return children.flatMap(({ name, item: child }) => {
    const key = name.toLowerCase();
    if (!rowByName.has(key)) {
      rowByName.set(key, child?.row);
      return [];
    }
    const first = rowByName.get(key);
    const where = `${item === null ? 'The form' : `"${item.name}"`} has two questions called "${name}"`;
    const message = `${where}${first === undefined ? '' : ` (the first in row ${first})`}. Give each its own name.`;
    return [
      { ...placeOf(child?.row, 'name'), code: 'form.duplicateName' as const, severity: 'error' as const, message },
    ];
  });
}

function listProblems({ name, type, list, fromFile, row }: FormQuestion, form: Form): readonly FormProblem[] {
  if (type !== 'select_one' && type !== 'select_multiple') return [];
  const place = placeOf(row, 'type');
  if (fromFile) {
    if (list !== undefined && tableNamed(form, list) !== null) return [];
    const message = `"${name}" takes its choices from the file ${list ?? ''}.csv, which is not beside the form.`;
    return [{ ...place, code: 'form.missingFile', severity: 'error', message }];
  }
  if (list !== undefined && listNamed(form, list) !== null) return [];
  const message = `"${name}" takes its choices from the list "${list ?? ''}", which the choices sheet does not have.`;
  return [{ ...place, code: 'form.unknownList', severity: 'error', message }];
}

function calculationProblems({ name, type, calculation, default: given, row }: FormQuestion): readonly FormProblem[] {
  if (type !== 'calculate' || calculation !== undefined || given !== undefined) return [];
  const message = `"${name}" is calculated, and its calculation is empty.`;
  return [{ ...placeOf(row, 'calculation'), code: 'form.missingCalculation', severity: 'error', message }];
}

function equalChoices(list: string, choices: readonly FormChoice[]): readonly FormProblem[] {
  const names = new Set<string>();
  return choices.flatMap(({ name, row }) => {
    if (!names.has(name)) {
      names.add(name);
      return [];
    }
    const message = `The list "${list}" has two choices called "${name}". Give each its own name.`;
    return [{ ...placeOf(row, 'name'), code: 'form.duplicateChoice', severity: 'error', message, sheet: 'choices' }];
  });
}
