import { findAnswerProblems } from './answer-problems.ts';
import { columnOfUse, type Definition, defineForm, type ExpressionUse, everyDefinition } from './definition.ts';
import { functions } from './expression/function-table.ts';
import { readExpression } from './expression/read-expression.ts';
import { type Expression, ExpressionError } from './expression/syntax.ts';
import { findReads, type Names, type ReferenceFault } from './find-reads.ts';
import { type Form, type FormItem, listNamed, tableNamed } from './form.ts';
import type { FormProblem } from './form-problem.ts';
import { type OrderedSteps, orderSteps, type ReadsOf, type Step } from './order-steps.ts';
import { findNameProblems } from './name-problems.ts';
import { findTextProblems } from './text-problems.ts';

/** A form that can be filled in: its expressions are read and put in order. */
export type CompiledForm = OrderedSteps & {
  readonly form: Form;
  readonly root: Definition;
  readonly names: Names;
  /** What a record is called; null where the form does not say it. */
  readonly instanceName: Expression | null;
};

export type Compilation = {
  /** Null where a problem is an error. */
  readonly compiled: CompiledForm | null;
  readonly problems: readonly FormProblem[];
};

/** More than any form that was seen, and few enough to stay quick. */
export const MOST_ITEMS = 5_000;

/**
 * Reads a form's expressions and finds what they depend on. Every problem that it has is named with its row and column:
 * unknown functions and names, cycles, equal names, missing languages.
 */
export function compileForm(form: Form): Compilation {
  const problems: FormProblem[] = [];
  const root = defineForm(form, (item) => readUses(item, problems));
  const definitions = [...everyDefinition(root)];
  if (definitions.length > MOST_ITEMS + 1) return { compiled: null, problems: [tooLarge(definitions.length - 1)] };
  if (definitions.length === 1)
    problems.push({ code: 'form.empty', severity: 'error', message: 'The form asks nothing.' });
  const names = groupByName(definitions);
  const readsOf = findAllReads(root, names, form, problems);
  const instanceName = readInstanceName(form, root, names, problems);
  problems.push(...findNameProblems(definitions, form), ...findTextProblems(definitions, form, names));
  problems.push(...findAnswerProblems(definitions, form));
  const steps = orderSteps(root, readsOf);
  problems.push(...steps.cycles.map(cycleProblem));
  const isSound = problems.every(({ severity }) => severity === 'warning');
  return { compiled: isSound ? { ...steps, form, root, names, instanceName } : null, problems };
}

const tooLarge = (count: number): FormProblem => ({
  code: 'form.tooLarge',
  severity: 'error',
  message: `The form has ${count} questions and groups; ${MOST_ITEMS} are the most. Divide it into several forms.`,
  sheet: 'survey',
});

/** Fields of an item that are expressions, with what each decides. */
function usesOf(item: FormItem): readonly (readonly [ExpressionUse, string | undefined])[] {
  const relevant = ['relevant', item.relevant] as const;
  if (item.kind === 'group') return [relevant];
  if (item.kind === 'repeat') return [relevant, ['count', item.count]];
  return [
    relevant,
    ['calculation', item.calculation],
    ['constraint', item.constraint],
    ['required', item.required],
    ['readOnly', item.readOnly],
    ['choiceFilter', item.choiceFilter],
    ['default', isDynamic(item.default ?? '') ? item.default : undefined],
  ];
}

/** A default is written as it is answered, except where it names a question or calls a function. */
export const isDynamic = (text: string): boolean =>
  text.includes('${') || [...text.matchAll(/([\w:-]+)\(/g)].some(([, name]) => functions.has(name ?? ''));

function readUses(item: FormItem, problems: FormProblem[]): Definition['expressions'] {
  const expressions: Partial<Record<ExpressionUse, Expression>> = {};
  for (const [use, text] of usesOf(item)) {
    if (text === undefined || text.trim() === '') continue;
    const read = tryRead(text, item.name, placeOf(item, use), problems);
    if (read !== null) expressions[use] = read;
  }
  return expressions;
}

function tryRead(text: string, owner: string, place: Place, problems: FormProblem[]): Expression | null {
  try {
    return readExpression(text);
  } catch (cause) {
    if (!(cause instanceof ExpressionError)) throw cause;
    const message = `"${owner}": ${cause.message} (letter ${cause.at + 1} of ${shorten(text)}).`;
    problems.push({ ...place, code: cause.code, severity: 'error', message });
    return null;
  }
}

/** Named at the form itself, in the first row below the names of the settings' columns. */
function readInstanceName(form: Form, root: Definition, names: Names, problems: FormProblem[]): Expression | null {
  if (form.instanceName === undefined) return null;
  const place: Place = { sheet: 'settings', row: 2, column: 'instance_name' };
  const read = tryRead(form.instanceName, form.formId, place, problems);
  if (read === null) return null;
  const { faults } = findReads(read, root, root, names, false);
  problems.push(...faults.map((fault) => ({ ...place, ...referenceProblem(form.formId, fault) })));
  return read;
}

const LONGEST_SHOWN = 80;
const shorten = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

type Place = Pick<FormProblem, 'sheet' | 'row' | 'column'>;

function placeOf(item: FormItem | null, use: ExpressionUse): Place {
  return { sheet: 'survey', column: columnOfUse[use], ...(item?.row === undefined ? {} : { row: item.row }) };
}

function groupByName(definitions: readonly Definition[]): Names {
  const names = new Map<string, Definition[]>();
  for (const definition of definitions.slice(1)) {
    const equal = names.get(definition.name);
    if (equal === undefined) names.set(definition.name, [definition]);
    else equal.push(definition);
  }
  return names;
}

/** What each expression reads, each of them looked at once. */
function findAllReads(root: Definition, names: Names, form: Form, problems: FormProblem[]): ReadsOf {
  const reads = new Map<Expression, ReadonlySet<Definition>>();
  for (const definition of everyDefinition(root)) {
    for (const [use, expression] of Object.entries(definition.expressions) as [ExpressionUse, Expression][]) {
      const found = findReads(expression, definition, root, names, use === 'choiceFilter'); // the keys are those of the type
      reads.set(expression, found.read);
      const place = placeOf(definition.item, use);
      problems.push(...found.faults.map((fault) => ({ ...place, ...referenceProblem(definition.name, fault) })));
      const missing = missingColumns(definition, found.columns, form);
      problems.push(...missing.map((column) => ({ ...place, ...columnProblem(definition.name, column) })));
    }
  }
  return (definition, use) => {
    const expression = definition.expressions[use];
    return (expression === undefined ? undefined : reads.get(expression)) ?? new Set();
  };
}

type Fault = Pick<FormProblem, 'code' | 'severity' | 'message'>;

function referenceProblem(owner: string, { code, name }: ReferenceFault): Fault {
  const why = code === 'form.unknownReference' ? 'which the form does not have' : 'which several questions are called';
  return { code, severity: 'error', message: `"${owner}" looks at "${name}", ${why}.` };
}

const columnProblem = (owner: string, column: string): Fault => ({
  code: 'form.unknownReference',
  severity: 'error',
  message: `The filter of "${owner}" looks at the column "${column}", which its choices do not have.`,
});

/** Columns that a filter of choices looks at and no row of them has. A list that is not there is said elsewhere. */
function missingColumns({ item }: Definition, looked: ReadonlySet<string>, form: Form): readonly string[] {
  if (item?.kind !== 'question' || item.list === undefined || looked.size === 0) return [];
  const choices = item.fromFile ? null : listNamed(form, item.list);
  const columns = choices?.flatMap((choice) => Object.keys(choice.columns)) ?? tableNamed(form, item.list)?.columns;
  if (columns === undefined) return [];
  const there = new Set(['name', 'label', ...columns]);
  return [...looked].filter((column) => !there.has(column));
}

const MOST_NAMES_SHOWN = 12;

function cycleProblem(cycle: readonly Step[]): FormProblem {
  const names = cycle.map(({ definition }) => definition.name);
  const left = names.length - MOST_NAMES_SHOWN;
  const way = left <= 0 ? names : [...names.slice(0, MOST_NAMES_SHOWN - 1), `${left} others`, ...names.slice(-1)];
  const [first] = cycle;
  const use = first === undefined || first.kind === 'answer' ? 'calculation' : first.kind;
  const isOwn = names.length === 2 && use === 'calculation';
  const hint = isOwn ? 'What is to stay as it was first is written once(…).' : 'Break the circle.';
  const message = `What depends on itself cannot be worked out: ${way.join(' → ')}. ${hint}`;
  return { ...placeOf(first?.definition.item ?? null, use), code: 'form.cycle', severity: 'error', message };
}
