import type { Output } from '../../shared/calls.ts';
import type { FormProblem } from '../../shared/forms/form-problem.ts';
import type { FormVersion } from '../../shared/forms/form-version.ts';
import { count } from './figures.ts';
import { formatTable } from './table.ts';

const aboutOf = ({ questions, languages }: Pick<FormVersion, 'questions' | 'languages'>): string =>
  `${count(questions)} ${questions === 1 ? 'question' : 'questions'}${languages.length === 0 ? '' : ` in ${languages.join(', ')}`}`;

/** What the command line says of forms, in English. */
export const formEnglish = {
  imported: (form: FormVersion, isNew: boolean) =>
    isNew
      ? `${form.name}@${form.version}: ${form.title}, ${aboutOf(form)}`
      : `${form.name}@${form.version} is the same form; nothing was stored.`,
  used: (name: string, project: string) => `${project} asks ${name} from now on.`,
  checked: (isSound: boolean, form: Output<'form.check'>['form'], problems: readonly FormProblem[]) => {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const warnings = problems.length - errors;
    const found = [
      ...(errors === 0 ? [] : [errors === 1 ? '1 error' : `${count(errors)} errors`]),
      ...(warnings === 0 ? [] : [warnings === 1 ? '1 warning' : `${count(warnings)} warnings`]),
    ];
    const what = form === null ? 'The file' : `"${form.title}" (${aboutOf(form)})`;
    return `${what} ${isSound ? 'can' : 'cannot'} be imported${found.length === 0 ? '' : `: ${found.join(', ')}`}.`;
  },
  problems: (problems: readonly FormProblem[]) =>
    problems.length === 0
      ? []
      : formatTable(
          [{ text: 'sheet' }, { text: 'row', isNumber: true }, { text: 'column' }, { text: '' }, { text: 'what' }],
          problems.map(({ sheet, row, column, severity, message }) => [
            sheet ?? '',
            row === undefined ? '' : String(row),
            column ?? '',
            severity,
            message,
          ]),
        ),
  forms: (forms: readonly FormVersion[]) =>
    formatTable(
      [
        { text: 'form' },
        { text: 'title' },
        { text: 'questions', isNumber: true },
        { text: 'languages' },
        { text: 'from' },
      ],
      forms.map(({ name, version, title, questions, languages, source }) => [
        `${name}@${version}`,
        title,
        count(questions),
        languages.join(', '),
        source,
      ]),
    ),
};
