import type { Output } from '../../shared/calls.ts';
import type { FormProblem } from '../../shared/forms/form-problem.ts';
import type { FormVersion } from '../../shared/forms/form-version.ts';
import { count } from './figures.ts';
import { formatTable } from './table.ts';

const aboutOf = ({ questions, languages }: Pick<FormVersion, 'questions' | 'languages'>): string =>
  `${count(questions)} questions${languages.length === 0 ? '' : ` in ${languages.join(', ')}`}`;

/** What the command line says of forms, in English. */
export const formEnglish = {
  imported: (form: FormVersion, isNew: boolean) =>
    isNew
      ? `${form.name}@${form.version}: ${form.title}, ${aboutOf(form)}`
      : `${form.name}@${form.version} is the same form; nothing was stored.`,
  used: (name: string, project: string) => `${project} asks ${name} from now on.`,
  checked: (isSound: boolean, form: Output<'form.check'>['form']) =>
    `${isSound ? 'The form can be imported' : 'The form cannot be imported'}${form === null ? '' : `: ${form.title}, ${aboutOf(form)}`}.`,
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
