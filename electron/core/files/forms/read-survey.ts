import type { FormGroup, FormItem, FormQuestion, FormRepeat } from '../../../../shared/forms/form.ts';
import type { FormProblem, ProblemCode } from '../../../../shared/forms/form-problem.ts';
import { type FormRow, type FormSheet, textOfRow } from './form-sheets.ts';
import type { TableUse } from './read-tables.ts';
import { readRowType, type RowType, SUPPORTED_TYPES } from './question-types.ts';

export type Survey = {
  readonly items: FormItem[];
  /** Names of tables that rows of type csv-external ask for. */
  readonly tables: readonly (readonly [name: string, use: TableUse])[];
  readonly problems: readonly FormProblem[];
};

/** The questions, groups and repeats of the survey sheet, with what is wrong in each row. */
export function readSurvey({ rows }: FormSheet): Survey {
  const reader = new SurveyReader();
  for (const row of rows) if (!isOn(row.cells['disabled'])) reader.read(row);
  reader.end();
  return reader;
}

type Section = FormGroup | FormRepeat;

class SurveyReader implements Survey {
  readonly items: FormItem[] = [];
  readonly tables: [string, TableUse][] = [];
  readonly problems: FormProblem[] = [];
  readonly #open: Section[] = [];
  #hasListedTypes = false;

  read(row: FormRow): void {
    const written = row.cells['type'];
    if (written === undefined) {
      if (row.cells['name'] !== undefined)
        this.#refuse(row, 'form.unknownType', 'type', `"${row.cells['name']}" has no type.`);
      return;
    }
    const type = readRowType(written);
    if (type.kind === 'unknown') return this.#refuseType(row, written);
    if (type.kind === 'end') return this.#close(row, type.section);
    const name = row.cells['name'];
    if (name === undefined) return this.#refuse(row, 'form.missingName', 'name', `This "${written}" has no name.`);
    if (type.kind === 'table') this.tables.push([name, { row: row.number, column: 'type' }]);
    else if (type.kind === 'question') this.#add(questionOf(row, name, type));
    else this.#begin(sectionOf(row, name, type.section));
  }

  end(): void {
    for (const { kind, name, row } of this.#open) {
      this.#problem('form.unclosedGroup', `The ${kind} "${name}" has no "end ${kind}".`, 'type', row);
    }
  }

  #add(item: FormItem): void {
    (this.#open.at(-1)?.items ?? this.items).push(item);
  }

  #begin(section: Section): void {
    this.#add(section);
    this.#open.push(section);
  }

  #close(row: FormRow, kind: Section['kind']): void {
    const open = this.#open.at(-1);
    if (open?.kind === kind) {
      this.#open.pop();
      return;
    }
    const instead = open === undefined ? 'nothing is open there' : `the ${open.kind} "${open.name}" is open there`;
    this.#refuse(row, 'form.unexpectedEnd', 'type', `"end ${kind}" closes what is not open: ${instead}.`);
  }

  #refuseType(row: FormRow, written: string): void {
    const name = row.cells['name'] ?? '';
    const list = this.#hasListedTypes ? '' : ` Those that are: ${SUPPORTED_TYPES}.`;
    this.#hasListedTypes = true;
    const message = `"${name}" is of type "${written}", which is not supported.${selectHint(written)}${list}`;
    this.#refuse(row, 'form.unknownType', 'type', message);
  }

  #refuse(row: FormRow, code: ProblemCode, column: string, message: string): void {
    this.#problem(code, message, column, row.number);
  }

  #problem(code: ProblemCode, message: string, column: string, row: number | undefined): void {
    this.problems.push({
      code,
      severity: 'error',
      message,
      sheet: 'survey',
      column,
      ...(row === undefined ? {} : { row }),
    });
  }
}

/** What is wrong with a choice of a list, where it is that. */
function selectHint(written: string): string {
  if (!/^select[ _](one|multiple)/i.test(written)) return '';
  if (/ or_other$/i.test(written))
    return ' Leave "or_other" out: make the other answer a choice, with a text question after it.';
  return /_from_file/i.test(written)
    ? ' The file must be a CSV file, without spaces in its name.'
    : ' After it stands the name of one list.';
}

const isOn = (text: string | undefined): boolean => /^(yes|true|true\(\))$/i.test(text ?? '');
const isOff = (text: string): boolean => /^(no|false|false\(\))$/i.test(text);

/** `yes` and `no` stand for true and false; anything else is an expression. */
function condition(text: string | undefined): string | undefined {
  if (text === undefined || isOff(text)) return undefined;
  return isOn(text) ? 'true()' : text;
}

function sectionOf(row: FormRow, name: string, kind: Section['kind']): Section {
  const { relevant, appearance, repeat_count: count } = row.cells;
  return {
    kind,
    name,
    row: row.number,
    label: textOfRow(row, 'label'),
    ...present({ relevant, appearance }),
    ...(kind === 'repeat' ? present({ count }) : {}),
    items: [],
  };
}

function questionOf(row: FormRow, name: string, type: RowType & { kind: 'question' }): FormQuestion {
  const { relevant, appearance, constraint, calculation, choice_filter: choiceFilter, default: given } = row.cells;
  return {
    ...type,
    fromFile: type.fromFile ?? false,
    name,
    row: row.number,
    label: textOfRow(row, 'label'),
    hint: textOfRow(row, 'hint'),
    constraintMessage: textOfRow(row, 'constraint_message'),
    requiredMessage: textOfRow(row, 'required_message'),
    ...present({
      relevant,
      appearance,
      constraint,
      calculation,
      choiceFilter,
      default: given,
      required: condition(row.cells['required']),
      readOnly: condition(row.cells['read_only']),
    }),
  };
}

function present<T extends Readonly<Record<string, string | undefined>>>(fields: T): { [K in keyof T]?: string } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: string }; // only undefined was dropped
}
