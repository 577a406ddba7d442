import { basename, extname } from 'node:path';
import { compileForm } from '../../../../shared/forms/compile-form.ts';
import { Form } from '../../../../shared/forms/form.ts';
import type { FormProblem } from '../../../../shared/forms/form-problem.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { refuseRead } from '../csv/refusals.ts';
import { isSystemError } from '../system-error.ts';
import { RefusedFile } from '../tables/file-damaged.ts';
import { findColumnProblems } from './column-problems.ts';
import { type FormSheets, languagesOf, readFormSheets } from './form-sheets.ts';
import { readChoices } from './read-choices.ts';
import { readSurvey } from './read-survey.ts';
import { readTables, tableUses } from './read-tables.ts';

export type FormReading = {
  /** Null where the file is no XLSForm. With errors among the problems it cannot be filled in. */
  readonly form: Form | null;
  readonly problems: readonly FormProblem[];
};

/**
 * Reads an XLSForm (https://xlsform.org) with the CSV files beside it, and names all that is wrong with it. Errors are
 * those of the file alone: `file.unreadable`, `excel.damaged`, `excel.otherFormat`, `excel.encrypted`, `excel.tooLarge`,
 * `zip.bomb`.
 */
export async function readXlsForm(path: string): Promise<Result<FormReading>> {
  try {
    return ok(await readSheets(path, await readFormSheets(path)));
  } catch (cause) {
    if (cause instanceof RefusedFile) return cause.refusal(basename(path));
    if (!isSystemError(cause)) throw cause;
    return refuseRead(basename(path), cause);
  }
}

async function readSheets(path: string, sheets: FormSheets): Promise<FormReading> {
  if (sheets.survey === null) return { form: null, problems: [noSurvey(basename(path))] };
  const columnProblems = findColumnProblems(sheets);
  if (columnProblems.some(({ code }) => code === 'form.missingColumn')) return { form: null, problems: columnProblems };
  const survey = readSurvey(sheets.survey);
  const choices = readChoices(sheets.choices);
  const uses = new Map([...survey.tables, ...tableUses(survey.items, choices.lists)]);
  const files = await readTables(path, uses);
  const form = Form.parse({
    ...settingsOf(sheets, basename(path, extname(path))),
    items: survey.items,
    lists: choices.lists,
    tables: files.tables,
  });
  const read = [...columnProblems, ...survey.problems, ...choices.problems, ...files.problems];
  const isSaid = (problem: FormProblem): boolean =>
    problem.code === 'form.missingFile' && files.problems.some(({ row }) => row === problem.row);
  const compiled = compileForm(form).problems.filter((problem) => !isSaid(problem));
  return { form, problems: [...read, ...compiled].toSorted(inReadingOrder) };
}

const SHEETS = ['survey', 'choices', 'settings'];

/** As somebody goes through the sheets. */
const inReadingOrder = (one: FormProblem, other: FormProblem): number =>
  SHEETS.indexOf(one.sheet ?? '') - SHEETS.indexOf(other.sheet ?? '') || (one.row ?? 0) - (other.row ?? 0);

const noSurvey = (file: string): FormProblem => ({
  code: 'form.missingSheet',
  severity: 'error',
  message: `${file} has no sheet "survey", so it is no XLSForm.`,
  sheet: 'survey',
});

/** A form is called after its file where its settings do not say how. */
function settingsOf(sheets: FormSheets, fileName: string): Omit<Form, 'items' | 'lists' | 'tables'> {
  const cells = sheets.settings?.rows[0]?.cells ?? {};
  const languages = languagesOf(sheets);
  const formId = cells['form_id'] ?? fileName;
  const instanceName = cells['instance_name'];
  return {
    formId,
    title: cells['form_title'] ?? formId,
    version: cells['version'] ?? '',
    languages: [...languages],
    defaultLanguage: cells['default_language'] ?? languages[0] ?? '',
    ...(instanceName === undefined ? {} : { instanceName }),
  };
}
