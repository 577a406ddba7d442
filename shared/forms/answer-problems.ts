import { isOfType } from './answer-type.ts';
import type { Definition } from './definition.ts';
import { type Form, type FormQuestion, listNamed } from './form.ts';
import type { FormProblem } from './form-problem.ts';

/** Written defaults that the question itself would refuse, and choices that cannot be told apart once several are chosen. */
export const findAnswerProblems = (definitions: readonly Definition[], form: Form): readonly FormProblem[] =>
  definitions.flatMap(({ item, expressions }) => {
    if (item?.kind !== 'question') return [];
    const isWritten = item.default !== undefined && expressions.default === undefined;
    return [...(isWritten ? badDefault(item, item.default ?? '', form) : []), ...spacedChoices(item, form)];
  });

const isSelect = ({ type }: FormQuestion): boolean => type === 'select_one' || type === 'select_multiple';

function badDefault(item: FormQuestion, given: string, form: Form): readonly FormProblem[] {
  const { name, type, row, list = '' } = item;
  const choices = isSelect(item) && !item.fromFile ? listNamed(form, list) : null;
  const chosen = type === 'select_multiple' ? given.split(/\s+/) : [given];
  const unknown = choices === null ? undefined : chosen.find((one) => !choices.some((choice) => choice.name === one));
  if (isOfType(type, given) && unknown === undefined) return [];
  const why = unknown === undefined ? `which is no ${type}` : `which the list "${list}" does not have`;
  const example = EXAMPLES[type] === undefined ? '' : ` Write it as ${EXAMPLES[type]}.`;
  const message = `The default of "${name}" is "${given}", ${why}.${unknown === undefined ? example : ''}`;
  return [{ code: 'form.badDefault', severity: 'error', message, sheet: 'survey', column: 'default', ...rowOf(row) }];
}

const EXAMPLES: Partial<Record<FormQuestion['type'], string>> = {
  date: '2026-11-23',
  time: '14:30',
  datetime: '2026-11-23T14:30:00',
  decimal: '12.5',
  integer: '12',
  geopoint: '0.347 32.58',
};

/** Answers of several choices are written with spaces between. */
function spacedChoices({ type, list = '', fromFile }: FormQuestion, form: Form): readonly FormProblem[] {
  if (type !== 'select_multiple' || fromFile) return [];
  return (listNamed(form, list) ?? [])
    .filter(({ name }) => /\s/.test(name))
    .map(({ name, row }) => ({
      code: 'form.badName',
      severity: 'error',
      message: `The choice "${name}" has a space in its name, and several of the list "${list}" can be chosen. Write "${name.replace(/\s+/g, '_')}".`,
      sheet: 'choices',
      column: 'name',
      ...rowOf(row),
    }));
}

const rowOf = (row: number | undefined): Pick<FormProblem, 'row'> => (row === undefined ? {} : { row });
